import { estateProcedure, router } from '@/server/trpc/builders'
import { importCauses, importOutcomes, importRecord, keptRecords, listImports } from './queries/imports'
import { builderRecord, countBuilders, listBuilders } from './queries/builders'
import { countMeters, listMeters, meterRecord } from './queries/meters'
import { countPeople, listPeople, peopleOptions } from './queries/people'
import { occupancyRecord, personRecord } from './queries/person'
import { countUnits, listProperties, listUnits, unitOptions, unitRecord } from './queries/units'
import { countVehicles, listVehicles, vehicleRecord } from './queries/vehicles'
import * as input from './schemas'
import { createBuilder, editBuilder, endBuilder, reopenBuilder } from './service/builders'
import { offeredKinds } from './service/import-kinds'
import { cancelImport, dryRun, runImport, setImportMapping, startImport } from './service/import-run'
import { undoImport } from './service/import-undo'
import { createMeter, editMeter, removeMeter, restoreMeter } from './service/meters'
import { addOccupancy, editOccupancy, endOccupancy, reopenOccupancy } from './service/occupancies'
import { createPerson, editPerson } from './service/people'
import { createProperty, createUnit, editProperty, editUnit } from './service/units'
import { addVehicle, editVehicle, removeVehicle } from './service/vehicles'

const people = router({
  list: estateProcedure('people:read')
    .input(input.listPeople)
    .query(({ ctx, input }) => listPeople(ctx, input)),
  count: estateProcedure('people:read')
    .input(input.personFilter)
    .query(({ ctx, input }) => countPeople(ctx, input)),
  record: estateProcedure('people:read')
    .input(input.byId)
    .query(({ ctx, input }) => personRecord(ctx, input.id)),
  options: estateProcedure('people:read')
    .input(input.options)
    .query(({ ctx, input }) => peopleOptions(ctx, input)),
  create: estateProcedure('people:write')
    .input(input.createPerson)
    .mutation(({ ctx, input }) => createPerson(ctx, input)),
  edit: estateProcedure('people:write')
    .input(input.editPerson)
    .mutation(({ ctx, input }) => editPerson(ctx, input)),
})

const occupancies = router({
  record: estateProcedure('people:read')
    .input(input.byId)
    .query(({ ctx, input }) => occupancyRecord(ctx, input.id)),
  add: estateProcedure('people:write')
    .input(input.addOccupancy)
    .mutation(({ ctx, input }) => addOccupancy(ctx, input)),
  edit: estateProcedure('people:write')
    .input(input.editOccupancy)
    .mutation(({ ctx, input }) => editOccupancy(ctx, input)),
  end: estateProcedure('people:write')
    .input(input.endOccupancy)
    .mutation(({ ctx, input }) => endOccupancy(ctx, input)),
  reopen: estateProcedure('people:write')
    .input(input.byId)
    .mutation(({ ctx, input }) => reopenOccupancy(ctx, input.id)),
})

const units = router({
  list: estateProcedure('units:read')
    .input(input.listUnits)
    .query(({ ctx, input }) => listUnits(ctx, input)),
  count: estateProcedure('units:read')
    .input(input.unitFilter)
    .query(({ ctx, input }) => countUnits(ctx, input)),
  record: estateProcedure('units:read')
    .input(input.byId)
    .query(({ ctx, input }) => unitRecord(ctx, input.id)),
  options: estateProcedure('units:read')
    .input(input.options)
    .query(({ ctx, input }) => unitOptions(ctx, input)),
  create: estateProcedure('units:write')
    .input(input.createUnit)
    .mutation(({ ctx, input }) => createUnit(ctx, input)),
  edit: estateProcedure('units:write')
    .input(input.editUnit)
    .mutation(({ ctx, input }) => editUnit(ctx, input)),
})

const properties = router({
  list: estateProcedure('units:read').query(({ ctx }) => listProperties(ctx)),
  create: estateProcedure('units:write')
    .input(input.createProperty)
    .mutation(({ ctx, input }) => createProperty(ctx, input)),
  edit: estateProcedure('units:write')
    .input(input.editProperty)
    .mutation(({ ctx, input }) => editProperty(ctx, input)),
})

const vehicles = router({
  list: estateProcedure('vehicles:read')
    .input(input.listVehicles)
    .query(({ ctx, input }) => listVehicles(ctx, input)),
  count: estateProcedure('vehicles:read')
    .input(input.vehicleFilter)
    .query(({ ctx, input }) => countVehicles(ctx, input)),
  record: estateProcedure('vehicles:read')
    .input(input.byId)
    .query(({ ctx, input }) => vehicleRecord(ctx, input.id)),
  add: estateProcedure('vehicles:write')
    .input(input.addVehicle)
    .mutation(({ ctx, input }) => addVehicle(ctx, input)),
  edit: estateProcedure('vehicles:write')
    .input(input.editVehicle)
    .mutation(({ ctx, input }) => editVehicle(ctx, input)),
  remove: estateProcedure('vehicles:write')
    .input(input.byId)
    .mutation(({ ctx, input }) => removeVehicle(ctx, input.id)),
})

const builders = router({
  list: estateProcedure('builders:read')
    .input(input.listBuilders)
    .query(({ ctx, input }) => listBuilders(ctx, input)),
  count: estateProcedure('builders:read')
    .input(input.builderFilter)
    .query(({ ctx, input }) => countBuilders(ctx, input)),
  record: estateProcedure('builders:read')
    .input(input.byId)
    .query(({ ctx, input }) => builderRecord(ctx, input.id)),
  create: estateProcedure('builders:write')
    .input(input.createBuilder)
    .mutation(({ ctx, input }) => createBuilder(ctx, input)),
  edit: estateProcedure('builders:write')
    .input(input.editBuilder)
    .mutation(({ ctx, input }) => editBuilder(ctx, input)),
  end: estateProcedure('builders:write')
    .input(input.byId)
    .mutation(({ ctx, input }) => endBuilder(ctx, input.id)),
  reopen: estateProcedure('builders:write')
    .input(input.byId)
    .mutation(({ ctx, input }) => reopenBuilder(ctx, input.id)),
})

const meters = router({
  list: estateProcedure('meters:read')
    .input(input.listMeters)
    .query(({ ctx, input }) => listMeters(ctx, input)),
  count: estateProcedure('meters:read')
    .input(input.meterFilter)
    .query(({ ctx, input }) => countMeters(ctx, input)),
  record: estateProcedure('meters:read')
    .input(input.byId)
    .query(({ ctx, input }) => meterRecord(ctx, input.id)),
  create: estateProcedure('meters:write')
    .input(input.createMeter)
    .mutation(({ ctx, input }) => createMeter(ctx, input)),
  edit: estateProcedure('meters:write')
    .input(input.editMeter)
    .mutation(({ ctx, input }) => editMeter(ctx, input)),
  remove: estateProcedure('meters:write')
    .input(input.byId)
    .mutation(({ ctx, input }) => removeMeter(ctx, input.id)),
  restore: estateProcedure('meters:write')
    .input(input.byId)
    .mutation(({ ctx, input }) => restoreMeter(ctx, input.id)),
})

const imports = router({
  kinds: estateProcedure('registry:import').query(({ ctx }) => offeredKinds(ctx)),
  list: estateProcedure('registry:import')
    .input(input.listImports)
    .query(({ ctx, input }) => listImports(ctx, input)),
  record: estateProcedure('registry:import')
    .input(input.byId)
    .query(({ ctx, input }) => importRecord(ctx, input.id)),
  causes: estateProcedure('registry:import')
    .input(input.byId)
    .query(({ ctx, input }) => importCauses(ctx, input.id)),
  outcomes: estateProcedure('registry:import')
    .input(input.importOutcomes)
    .query(({ ctx, input }) => importOutcomes(ctx, input)),
  start: estateProcedure('registry:import')
    .input(input.startImport)
    .mutation(({ ctx, input }) => startImport(ctx, input)),
  match: estateProcedure('registry:import')
    .input(input.setImportMapping)
    .mutation(({ ctx, input }) => setImportMapping(ctx, input)),
  dryRun: estateProcedure('registry:import')
    .input(input.byId)
    .mutation(({ ctx, input }) => dryRun(ctx, input.id)),
  run: estateProcedure('registry:import')
    .input(input.runImport)
    .mutation(({ ctx, input }) => runImport(ctx, input)),
  cancel: estateProcedure('registry:import')
    .input(input.byId)
    .mutation(({ ctx, input }) => cancelImport(ctx, input.id)),
  undo: estateProcedure('registry:import')
    .input(input.byId)
    .mutation(({ ctx, input }) => undoImport(ctx, input.id)),
  kept: estateProcedure('registry:import')
    .input(input.keptRecords)
    .query(({ ctx, input }) => keptRecords(ctx, input)),
})

export const registryRouter = router({
  people,
  occupancies,
  units,
  properties,
  vehicles,
  builders,
  meters,
  imports,
})

import { estateProcedure, router } from '@/server/trpc/builders'
import { importCauses, importOutcomes, importRecord, keptRecords, listImports } from './queries/imports'
import { countPeople, listPeople, peopleOptions } from './queries/people'
import { occupancyRecord, personRecord } from './queries/person'
import { countUnits, listProperties, listUnits, unitOptions, unitRecord } from './queries/units'
import { countVehicles, listVehicles, vehicleRecord } from './queries/vehicles'
import * as input from './schemas'
import { offeredKinds } from './service/import-kinds'
import { cancelImport, dryRun, runImport, setImportMapping, startImport } from './service/import-run'
import { undoImport } from './service/import-undo'
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

const imports = router({
  kinds: estateProcedure('registry:import').query(({ ctx }) => offeredKinds(ctx)),
  list: estateProcedure('registry:import').query(({ ctx }) => listImports(ctx)),
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

export const registryRouter = router({ people, occupancies, units, properties, vehicles, imports })

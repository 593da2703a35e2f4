import { z } from 'zod'
import type { Ctx } from '@/server/context'
import { everyRow, listFile } from '@/server/list-file'
import type { Download } from '@/server/module'
import { registryWords } from '../kind-words'
import registry from '../messages/en.json'
import { requireEstate } from '../policy'
import { builderFilter, meterFilter } from '../schemas'
import { unitWordsOf } from '../unit-word'
import { allBuilders } from './builders'
import { readQuery } from './export'
import { listImports } from './imports'
import { allMeters } from './meters'

/** One more than a file can hold, so that the kit says so instead of leaving some out. */
const MOST = 50_001
const order = { down: z.boolean() }

/** The register's words, and what its lists call a field. */
function wordsFor(ctx: Ctx) {
  const words = registryWords(ctx)
  const field = (name: keyof typeof registry.import.fields) => words(`import.fields.${name}`)
  return { words, field }
}

const day = (text: string | null) => (text === null ? null : { day: text })

export async function exportBuilders(ctx: Ctx, query: URLSearchParams): Promise<Download> {
  requireEstate(ctx, 'builders:readTerms')
  const { words, field } = wordsFor(ctx)
  return listFile(ctx, query, {
    list: 'builders',
    title: words('builders.title'),
    columns: [
      [field('company'), (builder) => builder.company],
      [field('contactName'), (builder) => builder.contactName],
      [field('phone'), (builder) => builder.phone],
      [field('email'), (builder) => builder.email],
      [words('file.unit'), (builder) => builder.unit?.number],
      [field('waterMeter'), (builder) => builder.waterMeter],
      [field('powerMeter'), (builder) => builder.powerMeter],
      [field('buildingStart'), (builder) => day(builder.buildingStart)],
      [field('buildingEnd'), (builder) => day(builder.buildingEnd)],
      [field('plotDetails'), (builder) => builder.plotDetails],
      [field('deposit'), (builder) => builder.deposit?.amount],
      [field('insuranceExpiry'), (builder) => day(builder.insuranceExpiry)],
      [field('permittedHours'), (builder) => builder.permittedHours],
      [field('status'), (builder) => words(`builderStanding.${builder.standing}`)],
      [field('note'), (builder) => builder.note],
    ],
    rows: await allBuilders(ctx, readQuery(query, builderFilter.extend(order)), MOST),
  })
}

export async function exportMeters(ctx: Ctx, query: URLSearchParams): Promise<Download> {
  requireEstate(ctx, 'meters:read')
  const { words, field } = wordsFor(ctx)
  return listFile(ctx, query, {
    list: 'meters',
    title: words('meters.title'),
    columns: [
      [field('serial'), (meter) => meter.serial],
      [field('kind'), (meter) => words(`meterKind.${meter.kind}`)],
      [words('file.unit'), (meter) => meter.unit?.number],
      [field('multiplier'), (meter) => meter.multiplier],
      [field('verifiedOn'), (meter) => day(meter.verifiedOn)],
      [words('meters.removedOn'), (meter) => day(meter.endedOn)],
    ],
    rows: await allMeters(ctx, readQuery(query, meterFilter.extend(order)), MOST),
  })
}

type OwnKind = keyof typeof registry.import.kinds
const isOwn = (kind: string): kind is OwnKind => kind in registry.import.kinds

/** A kind that another module brings goes by its name: its words are that module's. */
function kindWord(ctx: Ctx, kind: string): string {
  return isOwn(kind)
    ? registryWords(ctx)(`import.kinds.${kind}.title`, unitWordsOf(ctx.estate.unitWord))
    : kind
}

export async function exportImports(ctx: Ctx, query: URLSearchParams): Promise<Download> {
  requireEstate(ctx, 'registry:import')
  const words = registryWords(ctx)
  return listFile(ctx, query, {
    list: 'imports',
    title: words('import.title'),
    columns: [
      [words('import.file'), (run) => run.fileName],
      [words('import.kind'), (run) => kindWord(ctx, run.kind)],
      [words('import.status'), (run) => words(`importStatus.${run.status}`)],
      [words('import.outcomes.create'), (run) => run.summary?.rows.create],
      [words('import.outcomes.update'), (run) => run.summary?.rows.update],
      [words('import.rowsLeft'), (run) => run.summary?.rows.error],
      [words('import.by'), (run) => run.createdBy?.name],
      [words('import.when'), (run) => run.createdAt],
    ],
    rows: everyRow((cursor) => listImports(ctx, { cursor, limit: 100 })),
  })
}

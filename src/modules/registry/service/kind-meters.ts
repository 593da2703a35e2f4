import { z } from 'zod'
import { fold, plateKey, unitKey } from '@/lib/text'
import type { Ctx } from '@/server/context'
import { readUnitNumber } from '../import/unit-number'
import { toDate, toDay } from '../occupancy'
import { meterKind } from '../schemas'
import { unitWordsOf } from '../unit-word'
import { rowsKind, type RowReader } from './kind-rows'
import { unitIds, UNIT_NAMES } from './unit-ids'

const KINDS: readonly [RegExp, z.infer<typeof meterKind>][] = [
  [/water|eau|agua|maji|wasser/, 'water'],
  [/elec|power|prepaid|strom|stroom|krag|energia|umeme|^kwh|lights?$/, 'electricity'],
  [/gas|gaz/, 'gas'],
]

const values = z.object({
  kind: meterKind.nullable(),
  serial: z.string(),
  unitId: z.string().nullable(),
  multiplier: z.number().nullable(),
  verifiedOn: z.string().nullable(),
})
type Values = z.infer<typeof values>

/** Meters of water, electricity and gas. */
export const meters = rowsKind<Values>({
  table: 'meter',
  counted: 'meters',
  tables: [{ name: 'meter' }],
  fields: [
    {
      name: 'serial',
      synonyms:
        'serial no, serial number, meter no, meter number, meter serial, meter serial no, meter id, meter, sn, numero de serie, numero de compteur, contador, meternommer, zahlernummer, medidor',
      isRequired: true,
    },
    {
      name: 'kind',
      synonyms: 'type, meter type, meter kind, utility, service, commodity, tipo, soort',
      isRequired: true,
    },
    { name: 'unit', synonyms: UNIT_NAMES },
    { name: 'multiplier', synonyms: 'factor, multiplication factor, ratio, ct ratio, meter factor, mf' },
    {
      name: 'verifiedOn',
      synonyms:
        'verified, verification, verification date, date verified, calibration, calibration date, calibrated, last verified, tested on',
    },
  ],
  template: [
    ['Serial number', 'W-10234'],
    ['Kind', 'Water'],
    ['Unit', '12'],
    ['Multiplier', '1'],
    ['Verification date', '2025-06-30'],
  ],
  values,
  async prepare(ctx) {
    const units = await unitIds(ctx)
    return { known: await knownMeters(ctx), read: (row) => readMeter(ctx, row, units) }
  },
  async create(tx, records) {
    await tx.db.meter.createMany({
      data: records.map(({ verifiedOn, multiplier, kind, ...meter }) => ({
        ...meter,
        kind: kind ?? 'water',
        multiplier: multiplier ?? 1,
        verifiedOn: verifiedOn === null ? null : toDate(verifiedOn),
      })),
    })
  },
  async update(tx, id, { serial: _same, kind, multiplier, verifiedOn, ...changes }) {
    await tx.db.meter.update({
      where: tx.key(id),
      select: { id: true },
      data: {
        ...changes,
        ...(kind && { kind }),
        ...(multiplier && { multiplier }),
        ...(verifiedOn && { verifiedOn: toDate(verifiedOn) }),
      },
    })
  },
})

async function knownMeters(ctx: Ctx): Promise<Map<string, { id: string; values: Values }>> {
  const rows = await ctx.db.meter.findMany({
    select: { id: true, kind: true, serial: true, unitId: true, multiplier: true, verifiedOn: true },
  })
  return new Map(
    rows.map(({ id, kind, verifiedOn, ...row }) => [
      plateKey(row.serial),
      { id, values: { ...row, kind: meterKind.parse(kind), verifiedOn: toDay(verifiedOn) } },
    ]),
  )
}

function readMeter({ estate }: Ctx, row: RowReader, units: ReadonlyMap<string, string>) {
  const serial = row.text('serial', 40)
  const key = plateKey(serial ?? '')
  const kind = kindOf(row)
  const number = readUnitNumber(row.cell('unit'), unitWordsOf(estate.unitWord))
  if (serial === null || key === '') {
    if (number !== null || kind !== null || serial !== null)
      row.refuse('serial', 'The serial number is missing.')
    return null
  }
  const { unit } = unitWordsOf(estate.unitWord)
  if (number && 'problem' in number) row.refuse('unit', number.problem)
  const unitId = number && 'number' in number ? (units.get(unitKey(number.number)) ?? null) : null
  if (number && 'number' in number && unitId === null)
    row.refuse('unit', `There is no ${unit} “${number.number}” in the register.`)
  if (kind === null && row.problems.every(({ column }) => column !== 'kind'))
    row.refuse('kind', 'The kind is missing: water, electricity or gas.')
  return {
    key,
    label: serial,
    values: { kind, serial, unitId, multiplier: multiplierOf(row), verifiedOn: row.day('verifiedOn') },
  }
}

function kindOf(row: RowReader): z.infer<typeof meterKind> | null {
  const text = row.text('kind')
  if (text === null) return null
  const found = KINDS.find(([words]) => words.test(fold(text)))
  if (!found) row.refuse('kind', `“${text.slice(0, 40)}” is not known. Use water, electricity or gas.`)
  return found?.[1] ?? null
}

function multiplierOf(row: RowReader): number | null {
  const text = row.text('multiplier')
  if (text === null) return null
  const factor = Number(text.replace(',', '.').replace(/^x\s*/i, ''))
  if (factor > 0 && factor <= 1_000_000) return factor
  row.refuse('multiplier', `“${text.slice(0, 40)}” is no number above 0.`)
  return null
}

import { z } from 'zod'
import { minorUnits } from '@/lib/money'
import { findPhones } from '@/lib/phone'
import { fold, unitKey } from '@/lib/text'
import type { Ctx } from '@/server/context'
import { readEmails } from '../import/email'
import { readUnitNumber } from '../import/unit-number'
import { toDate, toDay } from '../occupancy'
import { unitWordsOf } from '../unit-word'
import { rowsKind, type RowReader } from './kind-rows'
import { unitIds, UNIT_NAMES } from './unit-ids'

const values = z.object({
  company: z.string(),
  contactName: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  unitId: z.string().nullable(),
  waterMeter: z.string().nullable(),
  powerMeter: z.string().nullable(),
  buildingStart: z.string().nullable(),
  buildingEnd: z.string().nullable(),
  plotDetails: z.string().nullable(),
  /** Minor units. */
  deposit: z.string().nullable(),
  insuranceExpiry: z.string().nullable(),
  permittedHours: z.string().nullable(),
  note: z.string().nullable(),
})
type Values = z.infer<typeof values>

/** Companies that build on the estate. */
export const builders = rowsKind<Values>({
  table: 'builder',
  counted: 'builders',
  tables: [{ name: 'builder' }],
  fields: [
    {
      name: 'company',
      synonyms:
        'builder, builder name, building company, contractor, contractor name, company name, name, firm, main contractor, construction company, entrepreneur, empresa, construtora, bouer, baufirma',
      isRequired: true,
    },
    {
      name: 'contactName',
      synonyms:
        'contact, contact person, contact name, site manager, foreman, responsible person, representative',
    },
    {
      name: 'phone',
      synonyms: 'phone no, telephone, tel, tel no, cell, cell no, cellphone, mobile, mobile no, contact no',
    },
    { name: 'email', synonyms: 'e mail, mail, email address' },
    { name: 'unit', synonyms: `${UNIT_NAMES}, unit under construction, erf under construction, building on` },
    { name: 'waterMeter', synonyms: 'water meter, water meter no, water meter number, water' },
    {
      name: 'powerMeter',
      synonyms:
        'power meter, power meter no, electricity meter, electricity meter no, electric meter, power, electricity',
    },
    {
      name: 'buildingStart',
      synonyms:
        'start, start date, building start, building start date, construction start, commencement, commencement date, from, site handover',
    },
    {
      name: 'buildingEnd',
      synonyms:
        'end, end date, building end, expected end, expected end date, completion, completion date, expected completion, until, to',
    },
    {
      name: 'plotDetails',
      synonyms:
        'plot registration, plot registration details, registration details, plot details, title deed, deed no, plan approval, plan no',
    },
    {
      name: 'deposit',
      synonyms: 'building deposit, deposit paid, deposit amount, security deposit, caution, kaution',
    },
    {
      name: 'insuranceExpiry',
      synonyms:
        'insurance, insurance expiry, insurance until, insurance end, insurance expires, insurance valid until, insurance expiry date',
    },
    {
      name: 'permittedHours',
      synonyms: 'hours, permitted hours, working hours, allowed hours, building hours, times',
    },
    { name: 'note', synonyms: 'notes, remark, remarks, comment, comments' },
  ],
  template: [
    ['Company', 'Mokoena Construction'],
    ['Contact', 'Neo Mokoena'],
    ['Phone', '+27 82 123 4567'],
    ['Email', 'site@example.com'],
    ['Unit', '12'],
    ['Water meter', 'W-10234'],
    ['Power meter', 'E-55120'],
    ['Building start', '2026-02-01'],
    ['Expected end', '2026-11-30'],
    ['Plot registration', 'Plan 2026/114'],
    ['Deposit', '15000'],
    ['Insurance until', '2026-12-31'],
    ['Permitted hours', 'Mon–Fri 07:00–17:00'],
    ['Note', ''],
  ],
  values,
  async prepare(ctx) {
    const units = await unitIds(ctx)
    return { known: await knownBuilders(ctx), read: (row) => readBuilder(ctx, row, units) }
  },
  async create(tx, records) {
    await tx.db.builder.createMany({
      data: records.map(({ id, ...said }) => ({ id, ...stored(said), company: said.company })),
    })
  },
  async update(tx, id, { company: _same, ...changes }) {
    await tx.db.builder.update({ where: tx.key(id), data: stored(changes), select: { id: true } })
  },
})

/** As the database keeps them: only those that are said. */
function stored({
  deposit,
  buildingStart,
  buildingEnd,
  insuranceExpiry,
  company: _name,
  ...rest
}: Partial<Values>) {
  const day = (text: string | null) => (text === null ? null : toDate(text))
  return {
    ...rest,
    ...(deposit !== undefined && { deposit: deposit === null ? null : BigInt(deposit) }),
    ...(buildingStart !== undefined && { buildingStart: day(buildingStart) }),
    ...(buildingEnd !== undefined && { buildingEnd: day(buildingEnd) }),
    ...(insuranceExpiry !== undefined && { insuranceExpiry: day(insuranceExpiry) }),
  }
}

/** A company builds on a unit once at a time. */
const keyOf = (company: string, unitId: string | null) => `${fold(company)} ${unitId ?? ''}`

async function knownBuilders(ctx: Ctx): Promise<Map<string, { id: string; values: Values }>> {
  const rows = await ctx.db.builder.findMany({
    where: { endedOn: null },
    select: {
      id: true,
      company: true,
      contactName: true,
      phone: true,
      email: true,
      unitId: true,
      waterMeter: true,
      powerMeter: true,
      buildingStart: true,
      buildingEnd: true,
      plotDetails: true,
      deposit: true,
      insuranceExpiry: true,
      permittedHours: true,
      note: true,
    },
  })
  return new Map(
    rows.map(({ id, deposit, ...row }) => [
      keyOf(row.company, row.unitId),
      {
        id,
        values: {
          ...row,
          deposit: deposit === null ? null : String(deposit),
          buildingStart: toDay(row.buildingStart),
          buildingEnd: toDay(row.buildingEnd),
          insuranceExpiry: toDay(row.insuranceExpiry),
        },
      },
    ]),
  )
}

function readBuilder({ estate }: Ctx, row: RowReader, units: ReadonlyMap<string, string>) {
  const company = row.text('company', 120)
  const said: Omit<Values, 'company'> = {
    contactName: row.text('contactName', 120),
    phone: contactOf(row, 'phone', (text) => findPhones(text, estate.country).phones[0]),
    email: contactOf(row, 'email', (text) => readEmails(text).emails[0]),
    unitId: unitOf(row, units, estate.unitWord),
    waterMeter: row.text('waterMeter', 40),
    powerMeter: row.text('powerMeter', 40),
    buildingStart: row.day('buildingStart'),
    buildingEnd: row.day('buildingEnd'),
    plotDetails: row.text('plotDetails'),
    deposit: depositOf(row, estate.currency),
    insuranceExpiry: row.day('insuranceExpiry'),
    permittedHours: row.text('permittedHours', 120),
    note: row.text('note', 1000),
  }
  if (said.buildingStart && said.buildingEnd && said.buildingEnd < said.buildingStart)
    row.refuse('buildingEnd', 'It ends before it begins.')
  if (company === null || fold(company).trim() === '') {
    if (Object.values(said).some((value) => value !== null)) row.refuse('company', 'The company is missing.')
    return null
  }
  return { key: keyOf(company, said.unitId), label: company, values: { company, ...said } }
}

function unitOf(row: RowReader, units: ReadonlyMap<string, string>, unitWord: string): string | null {
  const words = unitWordsOf(unitWord)
  const found = readUnitNumber(row.cell('unit'), words)
  if (found === null) return null
  if ('problem' in found) {
    row.refuse('unit', found.problem)
    return null
  }
  const id = units.get(unitKey(found.number))
  if (!id) row.refuse('unit', `There is no ${words.unit} “${found.number}” in the register.`)
  return id ?? null
}

function contactOf(
  row: RowReader,
  field: 'phone' | 'email',
  read: (text: string) => string | undefined,
): string | null {
  const text = row.text(field)
  if (text === null) return null
  const found = read(text)
  if (!found)
    row.refuse(
      field,
      `“${text.slice(0, 40)}” is not ${field === 'email' ? 'an email address' : 'a phone number'}.`,
    )
  return found ?? null
}

/** "R 15 000,00" and "15,000.00" are amounts too. */
function depositOf(row: RowReader, currency: string): string | null {
  const text = row.text('deposit')
  if (text === null) return null
  const bare = text.replace(/[^\d.,]/g, '').replace(/[.,](?=\d{3}(?:\D|$))/g, '')
  const amount = minorUnits(bare, currency)
  if (amount === null) row.refuse('deposit', `“${text.slice(0, 40)}” is not an amount.`)
  return amount === null ? null : String(amount)
}

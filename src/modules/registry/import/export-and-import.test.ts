import { expect, it } from 'vitest'
import { writeCsv } from '@/lib/csv'
import { writeXlsx } from '@/lib/xlsx'
import { TEMPLATE } from './fields'
import { importList, lines } from './fixtures/import-list'

const rows = [
  ['Unit', 'Name', 'Relation', 'Phone', 'Note', 'Since'],
  ['007', 'Ann Müller', 'owner', '+27821234567', '=1+1', '2021-01-01'],
  ['A & "B" <1>', 'Ben Nel', 'tenant', '+27831234567', '-', '2021-02-01'],
]
const expected = [
  '007 | Ann Müller | owner | +27821234567 |  |  | 2021-01-01',
  'A & "B" <1> | Ben Nel | tenant | +27831234567 |  |  | 2021-02-01',
]

it('reads back what was exported as a workbook, texts as texts and dates as dates', async () => {
  const [header = [], ...body] = rows
  const dated = body.map((row) => [...row.slice(0, 5), new Date(`${row[5]}T00:00:00Z`)])
  const list = await importList(await writeXlsx([{ name: 'People: all/now', rows: [header, ...dated] }]))
  expect(list.sheet.sheet).toBe('People  all now')
  expect(lines(list)).toEqual(expected)
  expect(list.plan.people[0]?.note).toBe('=1+1')
})

it('reads back what was exported as CSV', async () => {
  const list = await importList(writeCsv(rows))
  expect(lines(list)).toEqual(expected)
  expect(list.plan.people[0]?.note).toBe('=1+1')
})

it('understands its own template', async () => {
  const list = await importList(
    writeCsv([TEMPLATE.map(([header]) => header), TEMPLATE.map(([, example]) => example)]),
  )
  expect(list.mapping.columns.filter((column) => column.field === null)).toEqual(
    list.mapping.columns.filter((column) => column.header === 'Phone 2'),
  )
  expect(list.summary).toMatchObject({
    units: 1,
    people: 1,
    occupancies: 1,
    vehicles: 1,
    errors: [],
    flags: [],
  })
})

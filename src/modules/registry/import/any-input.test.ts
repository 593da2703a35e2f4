import fc from 'fast-check'
import { expect, it } from 'vitest'
import { buildWorkbook } from './fixtures/build-workbook'
import { importList } from './fixtures/import-list'
import { SheetError } from './sheet-error'

const HEADERS = [
  'Unit',
  'Block',
  'Owner Name',
  'Tenant',
  'Name',
  'Cell',
  'E-mail',
  'Status',
  'Reg',
  'Make',
  'Since',
  'Owner',
  'No',
  'Wat',
  '',
]
const CELLS = [
  '1',
  'A-01',
  'Ann Dube',
  'DUBE, A',
  'owner',
  'T',
  '0821234567',
  '0821234567/0831',
  'a@b.co',
  'CA 123',
  'x',
  'N/A',
  '-',
  '31/02/2024',
  '2024',
  '45000',
  '=1+1',
  'TOTAL',
  '"',
  "'",
  '\u0000',
  'Ünïcode',
  '',
]

async function readOrRefused(bytes: Uint8Array): Promise<void> {
  try {
    const { summary, plan, sheet } = await importList(bytes)
    expect(plan.outcomes.length).toBeLessThanOrEqual(sheet.rows.length)
    expect(summary.created.people).toBe(summary.people)
    const rows = new Set(sheet.rows.map((row) => row.row))
    for (const error of summary.errors) expect(rows).toContain(error.row)
  } catch (error) {
    expect(error).toBeInstanceOf(SheetError)
  }
}

it('reads any list or refuses it in words', async () => {
  const header = fc.array(fc.constantFrom(...HEADERS), { minLength: 1, maxLength: 8 })
  const cell = fc.oneof(fc.constantFrom(...CELLS), fc.string({ maxLength: 12 }))
  const rows = fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(header, rows, fc.constantFrom(',', ';', '\t'), async (names, cells, delimiter) => {
      await readOrRefused(Buffer.from([names, ...cells].map((row) => row.join(delimiter)).join('\n')))
    }),
    { numRuns: 200 },
  )
})

it('reads a workbook with damaged bytes or refuses it in words', async () => {
  const whole = buildWorkbook([
    {
      name: 'A',
      rows: [
        ['Unit', 'Name', 'Since'],
        [1, 'Ann Dube', { day: 45000 }],
      ],
    },
  ])
  const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(damage, fc.nat(whole.length), async (bytes, cut) => {
      const damaged = Buffer.from(whole)
      for (const [at, byte] of bytes) damaged[at] = byte
      await readOrRefused(cut % 5 === 0 ? damaged.subarray(0, cut) : damaged)
    }),
    { numRuns: 200 },
  )
})

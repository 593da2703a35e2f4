import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exportSafe, importSafe, writeCsv } from './csv'

describe('text that spreadsheet programs must not run', () => {
  it('is marked on the way out and unmarked on the way in', () => {
    for (const text of ['=1+1', '+27821234567', '-5', '@SUM(A1)', '\tx', '\rx', "'=1"]) {
      expect(exportSafe(text)).toBe(`'${text}`)
      expect(importSafe(exportSafe(text))).toBe(text)
    }
    expect([exportSafe("O'Brien"), exportSafe('a=b'), importSafe("'quoted'")]).toEqual([
      "O'Brien",
      'a=b',
      "'quoted'",
    ])
  })

  it('comes back as it was, whatever it is', () => {
    const risky = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', 'a', '1') })
    fc.assert(
      fc.property(fc.oneof(risky, fc.string()), (text) => {
        expect(importSafe(exportSafe(text))).toBe(text)
      }),
    )
  })
})

it('writes CSV that comes back cell by cell', () => {
  const rows = [
    ['Name', 'Phone', 'Note'],
    ['Müller, "Bo"', '+27821234567', 'two\nlines'],
    ['', null, -5],
  ]
  const text = writeCsv(rows)
  expect(text.startsWith('\uFEFFName,Phone,Note\r\n')).toBe(true)
  const back: string[][] = parse(text, { bom: true })
  expect(back.map((row) => row.map(importSafe))).toEqual([rows[0], rows[1], ['', '', '-5']])
})

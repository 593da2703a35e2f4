import { describe, expect, it } from 'vitest'
import { buildWorkbook } from './fixtures/build-workbook'
import { importList, lines } from './fixtures/import-list'
import { missingColumns } from './match-columns'

describe('how lists are laid out', () => {
  it('finds a header on row 7 below a merged title, notes and blank rows', async () => {
    const file = buildWorkbook([
      { name: 'Notes', rows: [['Please keep the phone numbers up to date']] },
      {
        name: 'List',
        rows: [
          ['ROSE COURT – RESIDENTS 2026'],
          [],
          ['Prepared by', 'The office'],
          [],
          [],
          [],
          ['House', 'Surname &\nInitials', 'Cell\nNumber', 'Owner / Tenant'],
          [12, 'Dube T', 821234567, 'Owner'],
          [],
          ['House', 'Surname &\nInitials', 'Cell\nNumber', 'Owner / Tenant'],
          ['14', 'Van der Merwe J P', '083 123 4567', 'T'],
          ['Grand total', 2],
        ],
        merges: ['A1:D1'],
      },
    ])
    const list = await importList(file)
    expect([list.sheet.sheet, list.sheet.headerRow, list.sheet.rows.map((row) => row.row)]).toEqual([
      'List',
      7,
      [8, 11],
    ])
    expect(lines(list)).toEqual([
      '12 | T Dube | owner | +27821234567',
      '14 | J P Van der Merwe | tenant | +27831234567',
    ])
  })

  it('reads titles that stand over groups of columns', async () => {
    const file = buildWorkbook([
      {
        name: 'Units',
        rows: [
          [null, 'OWNER', null, 'TENANT', null],
          ['Unit No', 'Name', 'Phone', 'Name', 'Phone'],
          ['1', 'Ann Dube', '0821234567', 'Ben Nel', '0831234567'],
        ],
        merges: ['B1:C1', 'D1:E1'],
      },
    ])
    expect(lines(await importList(file))).toEqual([
      '1 | Ann Dube | owner | +27821234567',
      '1 | Ben Nel | tenant | +27831234567',
    ])
  })

  it('skips blank columns and knows a column by its content when its header says nothing', async () => {
    const list = await importList(
      'Nr,,Unit,Wie,Bel,Pos,X\n1,,12,Ann Dube,0821234567,ann@example.com,CA 123-456\n2,,13,Ben Nel,0831234567,ben@example.com,CY 99 001\n3,,14,Cas Roos,,,\n',
    )
    expect(lines(list)).toEqual([
      '12 | Ann Dube | household | +27821234567 | ann@example.com | CA123456',
      '13 | Ben Nel | household | +27831234567 | ben@example.com | CY99001',
      '14 | Cas Roos | household',
    ])
    expect(list.summary.flags.map((flag) => flag.code)).toEqual(['relation_assumed'])
  })

  it('reads shared strings, date cells, floats and the last values of formulas', async () => {
    const rows = [
      ['Unit', 'Name', 'Relation', 'Since', 'Phone'],
      [12, 'Ann & Co', 'Owner', { day: 44197 }, 821234567],
      ['13.0', 'Ben <b>Nel', 'Tenant', 44198, { formula: '"0"&831234567', value: '0831234567' }],
    ]
    for (const strings of ['shared', 'inline'] as const) {
      const list = await importList(buildWorkbook([{ name: 'A', rows }], { strings }))
      expect(lines(list)).toEqual([
        '12 | Ann & Co | owner | +27821234567 |  |  | 2021-01-01',
        '13 | Ben <b>Nel | tenant | +27831234567 |  |  | 2021-01-02',
      ])
    }
    const old = await importList(buildWorkbook([{ name: 'A', rows }], { from1904: true }))
    expect(old.plan.occupancies[0]?.since).toBe('2025-01-02')
  })

  it('counts a unit once however it is written', async () => {
    const list = await importList(
      'Unit,Name\nA-0101,Ann Dube\na 101,Ben Nel\nUnit A101,Cas Roos\nFlat A 101,Dee Fox\n',
    )
    expect(list.summary).toMatchObject({ units: 1, people: 4, occupancies: 4 })
  })

  it('gives a merged unit number to every member of the household', async () => {
    const file = buildWorkbook([
      {
        name: 'A',
        rows: [
          ['Unit', 'Name', 'Relationship'],
          ['9', 'Ann Dube', 'Owner'],
          [null, 'Ben Dube', 'Husband'],
          [null, 'Cas Dube', 'Child'],
        ],
        merges: ['A2:A4'],
      },
    ])
    expect(lines(await importList(file))).toEqual([
      '9 | Ann Dube | owner',
      '9 | Ben Dube | household',
      '9 | Cas Dube | household',
    ])
  })

  it('takes columns by hand, by header or letter, and says which there are', async () => {
    const text = 'Ref,Who,Number\n12,Ann Dube,0821234567\n'
    const list = await importList(text, {
      map: { Ref: 'unit', B: 'fullName', number: 'Phone' },
      headerRow: 1,
    })
    expect(lines(list)).toEqual(['12 | Ann Dube | household | +27821234567'])
    expect(list.mapping.columns.map((column) => column.reason)).toEqual(['manual', 'manual', 'manual'])
    await expect(importList(text, { map: { Nope: 'unit' }, headerRow: 1 })).rejects.toThrow(
      'Ref, Who, Number',
    )
    await expect(importList(text, { map: { Ref: 'nonsense' }, headerRow: 1 })).rejects.toThrow(
      'Fields are: unit',
    )
  })

  it('reads a list without a header when told so', async () => {
    const list = await importList('12,Ann Dube,0821234567\n13,Ben Nel,0831234567\n', {
      headerRow: 0,
      map: { A: 'unit' },
    })
    expect(lines(list)).toEqual([
      '12 | Ann Dube | household | +27821234567',
      '13 | Ben Nel | household | +27831234567',
    ])
  })

  it('knows units and phones that count up by their content, with meaningless names or none', async () => {
    const rows =
      '1,Anna Botha,0821230001,anna@x.za\n2,Ben Nel,0821230002,ben@x.za\n3,Cas Roos,0821230003,cas@x.za\n'
    const expected = [
      '1 | Anna Botha | household | +27821230001 | anna@x.za',
      '2 | Ben Nel | household | +27821230002 | ben@x.za',
      '3 | Cas Roos | household | +27821230003 | cas@x.za',
    ]
    expect(lines(await importList(rows, { headerRow: 0 }))).toEqual(expected)
    expect(lines(await importList(`Foo,Bar,Baz,Qux\n${rows}`))).toEqual(expected)
    expect(missingColumns((await importList(`#,Bar,Baz,Qux\n${rows}`)).mapping)).toEqual(['unit'])
  })

  it('says which other sheets look like lists', async () => {
    const rows = [
      ['Unit', 'Name', 'Phone'],
      ['1', 'Ann Dube', '0821234567'],
    ]
    const file = buildWorkbook([
      { name: 'Block A', rows },
      { name: 'Block B', rows: [...rows, ['2', 'Ben Nel', '']] },
      { name: 'Old', rows, hidden: true },
    ])
    const { sheet } = await importList(file)
    expect([sheet.sheet, sheet.alike, sheet.sheets]).toEqual(['Block A', ['Block B'], ['Block A', 'Block B']])
    expect((await importList(file, { sheet: 'block b' })).sheet.rows).toHaveLength(2)
    await expect(importList(file, { sheet: 'Block C' })).rejects.toThrow('Block A, Block B')
  })
})

import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildWorkbook, buildZip, contentTypes } from './fixtures/build-workbook'
import { readSheet } from './read-sheet'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const COMPOUND = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2048)])
const LIST = [
  ['Unit', 'Name', 'Phone'],
  ['1', 'Ann Dube', '0821234567'],
]

const codeOf = (bytes: Uint8Array | string, name = 'list.xlsx') =>
  readSheet(bytes, name).then(
    () => 'read',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  )

describe('files that are refused in words', () => {
  it('a file of 50 MB, before it is read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'list-'))
    const path = join(folder, 'big.xlsx')
    await writeFile(path, '')
    await truncate(path, 50 * 1024 * 1024)
    const before = process.memoryUsage().rss
    expect(await codeOf(path)).toBe('too_big')
    expect(process.memoryUsage().rss - before).toBeLessThan(20 * 1024 * 1024)
    await rm(folder, { recursive: true })
  })

  it('a bomb by what its directory says', async () => {
    const bomb = buildZip([{ name: 'xl/worksheets/sheet1.xml', bytes: Buffer.alloc(300 * 1024 * 1024, 32) }])
    expect(await codeOf(bomb)).toBe('unpacks_too_big')
  })

  it('a bomb whose directory lies', async () => {
    const workbook = contentTypes(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
    )
    const padding = Buffer.alloc(40 * 1024 * 1024, 32)
    const bomb = buildZip([
      { name: '[Content_Types].xml', bytes: Buffer.concat([Buffer.from(workbook), padding]), claimed: 2000 },
    ])
    expect(await codeOf(bomb)).toBe('unpacks_too_big')
  })

  it('one endless cell', async () => {
    const endless = `<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>${'x'.repeat(3 * 1024 * 1024)}</v></c></row></sheetData></worksheet>`
    const parts = [
      {
        name: '[Content_Types].xml',
        bytes: Buffer.from(
          contentTypes('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'),
        ),
      },
      {
        name: 'xl/workbook.xml',
        bytes: Buffer.from('<workbook><sheets><sheet name="A" r:id="r1"/></sheets></workbook>'),
      },
      {
        name: 'xl/_rels/workbook.xml.rels',
        bytes: Buffer.from('<R><Relationship Id="r1" Type="x/worksheet" Target="s.xml"/></R>'),
      },
      { name: 'xl/s.xml', bytes: Buffer.from(endless) },
    ]
    expect(await codeOf(buildZip(parts))).toBe('unpacks_too_big')
  })

  it('macros, by content and by name', async () => {
    const types = contentTypes('application/vnd.ms-excel.sheet.macroEnabled.main+xml')
    expect(await codeOf(buildZip([{ name: '[Content_Types].xml', bytes: Buffer.from(types) }]))).toBe(
      'macros',
    )
    const project = buildZip([
      { name: '[Content_Types].xml', bytes: Buffer.from(contentTypes('x.spreadsheetml.sheet.main+xml')) },
      { name: 'xl/vbaProject.bin', bytes: Buffer.from('x') },
    ])
    expect(await codeOf(project)).toBe('macros')
    expect(await codeOf(buildWorkbook([{ name: 'A', rows: LIST }]), 'list.xlsm')).toBe('macros')
  })

  it('old and password-protected workbooks', async () => {
    expect(await codeOf(COMPOUND, 'list.xls')).toBe('old_workbook')
    expect(await codeOf(Buffer.concat([COMPOUND, Buffer.from('EncryptedPackage', 'utf16le')]))).toBe(
      'protected',
    )
  })

  it('what is no list under the name of one', async () => {
    expect(await codeOf(PNG)).toBe('not_a_list')
    expect(await codeOf(PNG, 'list.csv')).toBe('not_a_list')
    expect(await codeOf(Buffer.from('%PDF-1.7\n'), 'list.csv')).toBe('not_a_list')
    expect(await codeOf(Buffer.from('<html><table></table></html>'), 'list.xls')).toBe('not_a_list')
    expect(
      await codeOf(Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256)), 'list.csv'),
    ).toBe('not_a_list')
    expect(await codeOf(buildZip([{ name: 'word/document.xml', bytes: Buffer.from('<x/>') }]))).toBe(
      'not_a_list',
    )
  })

  it('damaged workbooks', async () => {
    const file = buildWorkbook([{ name: 'A', rows: LIST }])
    expect(await codeOf(file.subarray(0, file.length / 2))).toBe('damaged')
    const broken = Buffer.from(file)
    broken.fill(0xff, 60, 200)
    expect(await codeOf(broken)).toBe('damaged')
  })

  it('empty files and sheets', async () => {
    expect(await codeOf(Buffer.alloc(0))).toBe('empty')
    expect(await codeOf(Buffer.from('\n\n'), 'list.csv')).toBe('empty')
    expect(await codeOf(buildWorkbook([{ name: 'A', rows: [] }]))).toBe('empty')
    expect(await codeOf(buildWorkbook([{ name: 'A', rows: [['Unit', 'Name', 'Phone']] }]))).toBe('empty')
  })

  it('sheets without a header', async () => {
    expect(await codeOf(Buffer.from('a,b\n1,2\n'), 'list.csv')).toBe('no_header')
  })

  it('more than 10,000 rows', async () => {
    const rows = Array.from({ length: 10_001 }, (_, index) => `${index},Ann Dube`)
    expect(await codeOf(Buffer.from(`Unit,Name\n${rows.join('\n')}`), 'list.csv')).toBe('too_many_rows')
    expect(await codeOf(Buffer.from(`Unit,Name\n${rows.slice(1).join('\n')}`), 'list.csv')).toBe('read')
    const many = Array.from({ length: 30_000 }, (_, index) => [index, 'Ann Dube'])
    expect(await codeOf(buildWorkbook([{ name: 'A', rows: [['Unit', 'Name'], ...many] }]))).toBe(
      'too_many_rows',
    )
  })

  it('but reads a workbook under the name of a text file', async () => {
    expect(await codeOf(buildWorkbook([{ name: 'A', rows: LIST }]), 'list.csv')).toBe('read')
  })
})

import { isDayFormat } from './number-formats'
import { SheetError } from './sheet-error'
import { readXml } from './xml'
import { MOST_UNPACKED, readDirectory, unpack, unpacksTooBig, type UnpackBudget, type ZipEntry } from './zip'

export interface WorkbookSheet {
  name: string
  part: string
  hidden: boolean
}

/** An opened workbook: what all its sheets share. */
export interface Workbook {
  file: Buffer
  entries: Map<string, ZipEntry>
  budget: UnpackBudget
  sheets: WorkbookSheet[]
  from1904: boolean
  sharedStrings: string[]
  /** For each cell style whether it shows a day. */
  dayStyles: boolean[]
}

const MOST_SHARED_TEXT = 48 * 1024 * 1024
const MOST_SHEETS = 60

/** Opens a workbook without reading its sheets. Refuses macros, other kinds of office files and bombs. */
export async function openWorkbook(file: Buffer): Promise<Workbook> {
  const entries = readDirectory(file)
  const budget = { left: MOST_UNPACKED }
  const read = (part: string) => partOf(file, entries, part, budget)
  if (entries.has('encryptedpackage')) throw protectedWorkbook()
  if ([...entries.keys()].some((name) => name.endsWith('vbaproject.bin'))) throw macros()
  if (entries.has('xl/workbook.bin')) throw notPlain('a binary workbook (.xlsb)')
  if (!entries.has('[content_types].xml'))
    throw notPlain(entries.has('mimetype') ? 'an OpenDocument file' : 'a ZIP archive')
  const workbookPart = await findWorkbookPart(read('[content_types].xml'))
  const parts = await readRelations(read(relationsOf(workbookPart)), workbookPart)
  const { sheets, from1904 } = await readSheetList(read(workbookPart), parts)
  return {
    file,
    entries,
    budget,
    from1904,
    sheets: sheets.filter((sheet) => entries.has(sheet.part)).slice(0, MOST_SHEETS),
    sharedStrings: await readSharedStrings(file, entries, partOfType(parts, 'sharedStrings'), budget),
    dayStyles: await readDayStyles(file, entries, partOfType(parts, 'styles'), budget),
  }
}

/** The bytes of one part of an opened workbook. */
export function partOf(file: Buffer, entries: Map<string, ZipEntry>, part: string, budget: UnpackBudget) {
  const entry = entries.get(part)
  if (!entry)
    throw new SheetError(
      'damaged',
      'The workbook is incomplete: open it in your spreadsheet program and save it again.',
    )
  return unpack(file, entry, budget)
}

export const macros = () =>
  new SheetError(
    'macros',
    'The workbook contains macros. Save it as an ordinary workbook (.xlsx) and try again.',
  )

export const protectedWorkbook = () =>
  new SheetError(
    'protected',
    'The workbook is protected by a password. Remove the password and save it again.',
  )

function notPlain(what: string): SheetError {
  return new SheetError(
    'not_a_list',
    `This is ${what}, not a workbook. Save the list as .xlsx or .csv and try again.`,
  )
}

interface Relation {
  id: string
  type: string
  part: string
}

/** Only the main part's own type says whether macros are on: defaults by extension are in many harmless files. */
async function findWorkbookPart(chunks: AsyncIterable<Buffer>): Promise<string> {
  const types: { part: string; type: string }[] = []
  await readXml(chunks, {
    open(name, attributes) {
      if (name !== 'Override') return
      const { PartName = '', ContentType = '' } = attributes()
      if (/\.main\+xml$/i.test(ContentType)) types.push({ part: PartName, type: ContentType })
    },
  })
  if (types.some(({ type }) => /macroEnabled/i.test(type))) throw macros()
  const book = types.find(({ type }) => /spreadsheetml\.(?:sheet|template)\.main/i.test(type))
  if (!book) throw notPlain('another kind of office document')
  return partName(book.part)
}

async function readRelations(chunks: AsyncIterable<Buffer>, source: string): Promise<Relation[]> {
  const folder = source.slice(0, source.lastIndexOf('/') + 1)
  const relations: Relation[] = []
  await readXml(chunks, {
    open(name, attributes) {
      if (name !== 'Relationship') return
      const { Id = '', Type = '', Target = '', TargetMode } = attributes()
      if (TargetMode === 'External') return
      const part = partName(Target.startsWith('/') ? Target : resolve(folder + Target))
      relations.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), part })
    },
  })
  return relations
}

async function readSheetList(chunks: AsyncIterable<Buffer>, relations: readonly Relation[]) {
  const sheets: WorkbookSheet[] = []
  let from1904 = false
  await readXml(chunks, {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributes().date1904 ?? '')
      if (name !== 'sheet') return
      const { name: title = '', id = '', state = '' } = attributes()
      const relation = relations.find((one) => one.id === id && one.type === 'worksheet')
      if (relation) sheets.push({ name: title, part: relation.part, hidden: /hidden/i.test(state) })
    },
  })
  return { sheets, from1904 }
}

async function readSharedStrings(
  file: Buffer,
  entries: Map<string, ZipEntry>,
  part: string | null,
  budget: UnpackBudget,
): Promise<string[]> {
  const strings: string[] = []
  if (part === null || !entries.has(part)) return strings
  if ((entries.get(part)?.size ?? 0) > MOST_SHARED_TEXT) throw unpacksTooBig()
  const collector = textCollector()
  await readXml(partOf(file, entries, part, budget), {
    open(name) {
      if (name === 'si') collector.start()
      collector.open(name)
    },
    close(name) {
      collector.close(name)
      if (name === 'si') strings.push(collector.take())
    },
    text(text) {
      collector.text(text)
    },
  })
  return strings
}

async function readDayStyles(
  file: Buffer,
  entries: Map<string, ZipEntry>,
  part: string | null,
  budget: UnpackBudget,
): Promise<boolean[]> {
  const formats = new Map<number, string>()
  const styles: number[] = []
  if (part === null || !entries.has(part)) return []
  let inCellStyles = false
  await readXml(partOf(file, entries, part, budget), {
    open(name, attributes) {
      if (name === 'cellXfs') inCellStyles = true
      if (name === 'numFmt') formats.set(Number(attributes().numFmtId), attributes().formatCode ?? '')
      if (name === 'xf' && inCellStyles) styles.push(Number(attributes().numFmtId ?? 0))
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false
    },
  })
  return styles.map((id) => isDayFormat(id, formats.get(id)))
}

/** Gathers the text of a string item: plain or in runs of formatting, without the reading aids of East Asian text. */
export function textCollector() {
  let text = ''
  let inText = false
  let inAid = false
  return {
    start() {
      text = ''
    },
    open(name: string) {
      if (name === 't') inText = true
      if (name === 'rPh') inAid = true
    },
    close(name: string) {
      if (name === 't') inText = false
      if (name === 'rPh') inAid = false
    },
    text(piece: string) {
      if (inText && !inAid) text += piece
    },
    take(): string {
      return unescaped(text)
    },
  }
}

/** Control characters stand as `_x000D_` in a workbook. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}

function partOfType(relations: readonly Relation[], type: string): string | null {
  return relations.find((relation) => relation.type === type)?.part ?? null
}

function relationsOf(part: string): string {
  const slash = part.lastIndexOf('/') + 1
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`
}

function partName(path: string): string {
  return path.replace(/^\//, '').toLowerCase()
}

function resolve(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}

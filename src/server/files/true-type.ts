import { fileTypeFromBuffer } from 'file-type'
import { textOf } from '@/lib/text-bytes'
import { invalid, type DomainError } from '../errors'
import { ACCEPTED, CSV, endingsOf, XLSX, type Accept } from './accept'

const LOOKED_AT = 64 * 1024

/** Excel's container before 2007, which is also the one around a workbook with a password. */
const OLD_OFFICE = 'application/x-cfb'
const MACROS = 'application/vnd.ms-excel.sheet.macroenabled.12'

/**
 * What a file is by its content; its name and what the browser says of it count for nothing.
 * @throws DomainError VALIDATION_ERROR where it is empty, too large or of a type that this purpose doesn't take
 */
export async function trueType(bytes: Buffer, accept: Accept): Promise<string> {
  const { maxBytes } = ACCEPTED[accept]
  if (bytes.length === 0) throw refused('empty', 'This file is empty.')
  if (bytes.length > maxBytes) throw tooLarge(accept)
  const found = accept === 'list' && isText(bytes) ? CSV : (await fileTypeFromBuffer(bytes))?.mime
  // A workbook that was zipped in an unusual order shows itself only to who reads all of it.
  const mime = accept === 'list' && found === 'application/zip' ? XLSX : found
  if (mime && endingsOf(accept, mime)) return mime
  throw wrongType(accept, mime)
}

export function tooLarge(accept: Accept): DomainError {
  return refused(
    'too_large',
    `This file is too large: ${ACCEPTED[accept].maxBytes / 1_000_000} MB are the most.`,
  )
}

function wrongType(accept: Accept, mime: string | undefined): DomainError {
  if (accept === 'list' && mime === OLD_OFFICE)
    return refused(
      'old_workbook',
      'This workbook is in the old Excel format or has a password. Save it as .xlsx without one.',
    )
  if (accept === 'list' && mime === MACROS) return macros()
  return refused('wrong_type', `This kind of file can’t be used here. ${ACCEPTED[accept].words}`)
}

/**
 * A list that calls itself a workbook with macros is refused whether it holds some or not: nobody can tell later, because
 * the ending is lost with the upload.
 */
export function refuseMacroName({ name, accept }: { name: string; accept: Accept }): void {
  if (accept === 'list' && /\.(xlsm|xltm|xlam)$/i.test(name.trim())) throw macros()
}

function macros(): DomainError {
  return refused('macros', 'This workbook contains macros. Save it as .xlsx, which has none.')
}

function refused(code: string, message: string): DomainError {
  return invalid(`files.${code}`, message, { file: message })
}

/** Plain text as the import reads it, and no page or program that a browser might run. */
function isText(bytes: Buffer): boolean {
  const text = textOf(bytes.subarray(0, LOOKED_AT))?.replaceAll('\0', '')
  if (text === undefined) return false
  return !/^[^a-z0-9]*<\s*[!?/a-z]/i.test(text) && !text.startsWith('%PDF')
}

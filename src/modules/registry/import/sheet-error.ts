export type SheetErrorCode =
  | 'too_big'
  | 'too_many_rows'
  | 'unpacks_too_big'
  | 'macros'
  | 'old_workbook'
  | 'protected'
  | 'not_a_list'
  | 'damaged'
  | 'empty'
  | 'no_header'
  | 'unknown_sheet'
  | 'unknown_column'
  | 'unknown_field'

/** Why a file or a choice of columns can't be used, in words for the person who chose it. */
export class SheetError extends Error {
  readonly code: SheetErrorCode

  constructor(code: SheetErrorCode, message: string) {
    super(message)
    this.name = 'SheetError'
    this.code = code
  }
}

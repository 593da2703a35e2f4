import { createFormControl } from 'react-hook-form'
import { describe, expect, it } from 'vitest'
import { setFieldErrors } from './set-field-errors'

const NO_NUMBER = 'This is no phone number.'

/** A form of two fields after the server refused it: what is left for the top, and what stands beside the fields. */
function refused(message: string | undefined, fields: Record<string, string>) {
  const form = createFormControl({ defaultValues: { surname: 'Dube', phones: ['12'] } })
  const onTop = setFieldErrors(form, { message, fields })
  const beside = ['surname', 'phones.0'] as const
  return { onTop, beside: beside.map((path) => form.getFieldState(path).error?.message) }
}

describe('what the server says of a form', () => {
  it('of one field stands once: in the list that leads to the field', () => {
    expect(refused(NO_NUMBER, { 'phones.0': NO_NUMBER })).toEqual({
      onTop: undefined,
      beside: [undefined, NO_NUMBER],
    })
  })

  it('of the whole stays on top of what it says of the fields', () => {
    expect(refused('Some fields need another look.', { surname: 'Give a name.' })).toEqual({
      onTop: 'Some fields need another look.',
      beside: ['Give a name.', undefined],
    })
  })

  it('of a field that this form does not have stays on top', () => {
    expect(refused('Choose the unit.', { unitId: 'Choose the unit.' })).toEqual({
      onTop: 'Choose the unit.',
      beside: [undefined, undefined],
    })
  })
})

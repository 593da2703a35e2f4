import { describe, expect, it } from 'vitest'
import { readServerErrors } from './server-errors'

const wire = {
  error: 'VALIDATION_ERROR',
  code: 'people.phone_taken',
  message: 'This phone number belongs to someone else.',
  details: { fields: { phone: 'Already used by another person.', 'vehicles.0.plate': 'Give a plate.' } },
  requestId: 'r1',
}

describe('a refused save', () => {
  it.each([
    ['as the answer itself', wire],
    ['as the data of an error', Object.assign(new Error('x'), { data: wire })],
    ['as the shape of an error', Object.assign(new Error('x'), { shape: wire })],
    ['inside the shape of an error', Object.assign(new Error('x'), { shape: { message: 'x', data: wire } })],
  ])('puts its sentences beside the fields when it comes %s', (_, thrown) => {
    expect(readServerErrors(thrown)).toEqual({ message: wire.message, fields: wire.details.fields })
  })

  it('still says something when it names no field', () => {
    expect(readServerErrors(new Error('The estate is suspended.'))).toEqual({
      message: 'The estate is suspended.',
      fields: {},
    })
  })

  it('does not break on what is no error at all', () => {
    expect(readServerErrors(undefined)).toEqual({ message: undefined, fields: {} })
    expect(readServerErrors('no')).toEqual({ message: undefined, fields: {} })
  })
})

import { describe, expect, it } from 'vitest'
import { newerIn } from './newer-state'

const details = { by: 'Mara Manager', at: '2026-03-03T10:00:00.000Z', asOf: '2026-03-03T10:00:00.123Z' }
const refused = (code: string, told: object) =>
  Object.assign(new Error('refused'), { data: { error: 'RESOURCE_CONFLICT', code, details: told } })

describe('a refused save', () => {
  it('tells of the newer state that is in its way', () => {
    expect(newerIn(refused('registry.changed_meanwhile', details))).toEqual(details)
    const unknown = { ...details, by: null, at: null }
    expect(newerIn(refused('registry.changed_meanwhile', unknown))).toEqual(unknown)
  })

  it('for another reason is left to the form', () => {
    expect(newerIn(refused('registry.unit_number_taken', details))).toBeUndefined()
    expect(newerIn(new Error('no network'))).toBeUndefined()
    expect(newerIn(undefined)).toBeUndefined()
  })
})

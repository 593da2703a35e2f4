import { describe, expect, it } from 'vitest'
import { pluralOf, unitWordsOf } from './unit-word'

describe('what an estate calls its units', () => {
  it.each([
    ['Erf', 'Erven'],
    ['erf', 'erven'],
    ['House', 'Houses'],
    ['Flat', 'Flats'],
    ['Property', 'Properties'],
    ['Bay', 'Bays'],
    ['Address', 'Addresses'],
  ])('is %s for one and %s for several', (one, several) => {
    expect(pluralOf(one)).toBe(several)
  })

  it('stands small and large in sentences', () => {
    expect(unitWordsOf('Erf')).toEqual({ Unit: 'Erf', unit: 'erf', Units: 'Erven', units: 'erven' })
  })
})

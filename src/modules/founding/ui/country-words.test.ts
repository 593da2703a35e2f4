import { expect, it } from 'vitest'
import { defaultsOf } from './country-words'

it('calls a home as the country does, and what a landlord lets a unit', () => {
  expect(defaultsOf('ZA').unitWord).toBe('Erf')
  expect(defaultsOf('ZA', 'residential_estate').unitWord).toBe('Erf')
  expect(defaultsOf('ZA', 'rental_portfolio').unitWord).toBe('Unit')
})

import { describe, expect, it } from 'vitest'
import { slugOfAddress } from './estate-address'

describe('finding an estate by its address', () => {
  it.each([
    'palm-grove',
    '  Palm Grove ',
    'PALM_GROVE',
    'palm-grove.example.com',
    'https://palm-grove.example.com/help?x=1',
    'http://www.palm-grove.example.com:3000/',
  ])('understands “%s”', (typed) => {
    expect(slugOfAddress(typed, 'example.com:3000')).toBe('palm-grove')
  })

  it.each([
    '',
    'console',
    'www.example.com',
    'palm-grove.elsewhere.com',
    'a',
    '../etc',
    'palm--grove',
    'x'.repeat(64),
  ])('finds nothing in “%s”', (typed) => {
    expect(slugOfAddress(typed, 'example.com')).toBeNull()
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isEstateSlug, RESERVED_SLUGS } from '@/lib/host'
import { slugOf, slugsNear } from './slug'

describe('the address that is suggested for a name', () => {
  it.each([
    ['Palm Grove Village', 'palm-grove-village'],
    ['  Königin’s Hof & Söhne  ', 'konigins-hof-sohne'],
    ['St. George’s Mews', 'st-georges-mews'],
    ['Vila São João (Fase 2)', 'vila-sao-joao-fase-2'],
    ['42', '42-estate'],
    ['Console', 'console-estate'],
    ['---', ''],
    ['東京', ''],
  ])('of %j is %j', (name, slug) => {
    expect(slugOf(name)).toBe(slug)
  })

  it('ends with a whole word where the name is long', () => {
    expect(slugOf('The Homeowners Association of the Greater Silver Lakes Golf Estate')).toBe(
      'the-homeowners-association-of-the',
    )
  })

  it('is always one that an estate may have, or none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (name) => {
        const slug = slugOf(name)
        expect(slug === '' || isEstateSlug(slug)).toBe(true)
      }),
    )
  })

  it('is never a name that the platform keeps', () => {
    for (const name of RESERVED_SLUGS) expect(slugOf(name)).not.toBe(name)
  })
})

describe('the addresses near a taken one', () => {
  it('name the town first, then the country, then count', () => {
    expect(slugsNear('palm-grove', { city: 'Cape Town', country: 'South Africa' }).slice(0, 4)).toEqual([
      'palm-grove-cape-town',
      'palm-grove-south-africa',
      'palm-grove-estate',
      'palm-grove-2',
    ])
  })

  it('don’t say the town twice', () => {
    expect(slugsNear('palm-grove-nairobi', { city: 'Nairobi' })[0]).toBe('palm-grove-nairobi-estate')
  })

  it('are all ones that an estate may have, and not the taken one', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), fc.string({ maxLength: 80 }), (name, city) => {
        const slug = slugOf(name)
        for (const near of slugsNear(slug, { city })) {
          expect(isEstateSlug(near)).toBe(true)
          expect(near).not.toBe(slug)
        }
      }),
    )
  })
})

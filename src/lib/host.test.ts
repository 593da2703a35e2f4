import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { internalPath, isEstateSlug, requestHost, RESERVED_SLUGS, siteFromHost } from './host'

describe('the site of a request', () => {
  it.each([
    ['example.com', { kind: 'apex' }],
    ['www.example.com', { kind: 'apex' }],
    ['console.example.com', { kind: 'console' }],
    ['palm-grove.example.com', { kind: 'estate', slug: 'palm-grove' }],
    ['PALM-Grove.Example.COM:8443', { kind: 'estate', slug: 'palm-grove' }],
    ['palm-grove.example.com.', { kind: 'estate', slug: 'palm-grove' }],
    ['palm-grove.example.com.:443', { kind: 'estate', slug: 'palm-grove' }],
  ])('is read out of the host %s', (host, site) => {
    expect(siteFromHost(host, 'example.com')).toEqual(site)
  })

  it.each([
    '',
    'evil.com',
    'example.com.evil.com',
    'evilexample.com',
    'a.b.example.com',
    'palm-grove.example.com@evil.com',
    'palm-grove.example.com/e/other',
    'palm-grove.example.com#x',
    'palm-grove.example.com\\@evil.com',
    'palm-grove.example.com:80:80',
    'palm-grove .example.com',
    'palm_grove.example.com',
    '-palm.example.com',
    'palm-.example.com',
    'palm--grove.example.com',
    'ab.example.com',
    `${'a'.repeat(64)}.example.com`,
    'admin.example.com',
    'api.example.com',
    'xn--80ak6aa92e.example.com.evil.org',
    '127.0.0.1',
    '[::1]:3000',
    'palm-grove.example.com, console.example.com',
  ])('is unknown for the host %s', (host) => {
    expect(siteFromHost(host, 'example.com')).toEqual({ kind: 'unknown' })
  })

  it('is an estate only under one valid, unreserved label', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (label) => {
        const site = siteFromHost(`${label}.example.com`, 'example.com')
        if (site.kind === 'estate') {
          expect(isEstateSlug(site.slug)).toBe(true)
          expect(site.slug).toBe(label.trim().toLowerCase())
        }
      }),
    )
  })

  it('is never a reserved name', () => {
    for (const slug of RESERVED_SLUGS) expect(isEstateSlug(slug)).toBe(false)
  })

  it('believes X-Forwarded-Host only behind a trusted proxy', () => {
    const headers = new Headers({ host: 'a.example.com', 'x-forwarded-host': 'b.example.com' })
    expect(requestHost(headers, false)).toBe('a.example.com')
    expect(requestHost(headers, true)).toBe('b.example.com')
  })
})

it('keeps every path of an estate below its own folder', () => {
  expect(internalPath({ kind: 'estate', slug: 'palm' }, '/')).toBe('/e/palm')
  expect(internalPath({ kind: 'estate', slug: 'palm' }, '/e/other/manage')).toBe('/e/palm/e/other/manage')
  expect(internalPath({ kind: 'console' }, '/e/other')).toBe('/console/e/other')
})

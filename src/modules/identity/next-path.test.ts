import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeNext } from './next-path'

describe('after signing in', () => {
  it('one goes on to the page that asked for it', () => {
    expect(safeNext('/manage/tickets?status=open#top')).toBe('/manage/tickets?status=open#top')
    expect(safeNext('/help/new')).toBe('/help/new')
  })

  it.each([
    undefined,
    '',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    'javascript:alert(1)',
    '/%5c/\u0000',
    'manage',
  ])('an address elsewhere (%j) leads to the front', (next) => {
    expect(safeNext(next)).toBe('/')
  })

  it('one never lands on a door again', () => {
    for (const door of [
      '/sign-in',
      '/sign-in?next=/',
      '/reset?token=x',
      '/suspended',
      '/api/auth/signout',
      '/waiting/',
    ])
      expect(safeNext(door)).toBe('/')
    expect(safeNext('/resettlement')).toBe('/resettlement')
  })

  it('whatever is asked for, the browser stays on this site', () => {
    const parts = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      ':',
      '@',
      'evil.example',
      '%2f',
      '%5c',
      '\t',
      '\n',
      '?',
      '#',
      'a',
    )
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 8 }), (pieces) => {
        const there = new URL(safeNext(pieces.join('')), 'https://palm-grove.example.com')
        expect(there.origin).toBe('https://palm-grove.example.com')
      }),
    )
  })
})

import { describe, expect, it } from 'vitest'
import { isCurrent } from './nav-link'

describe('a place in the navigation', () => {
  it('is current at its address and further inside', () => {
    expect(isCurrent({ href: '/manage/people' }, '/manage/people')).toBe(true)
    expect(isCurrent({ href: '/manage/people' }, '/manage/people/42')).toBe(true)
  })

  it('is not current at an address that only begins alike', () => {
    expect(isCurrent({ href: '/manage/people' }, '/manage/people-import')).toBe(false)
    expect(isCurrent({ href: '/manage', exact: true }, '/manage/people')).toBe(false)
  })
})

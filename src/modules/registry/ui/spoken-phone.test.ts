import { describe, expect, it } from 'vitest'
import { spokenPhone } from './spoken-phone'

describe('a phone number on screen', () => {
  it.each([
    ['+27820493411', '+27 82 049 3411'],
    ['+254712345678', '+254 71 234 5678'],
    ['+2348031234567', '+234 803 123 4567'],
    ['+12125550123', '+1 212 555 0123'],
  ])('%s is read in groups', (stored, spoken) => {
    expect(spokenPhone(stored)).toBe(spoken)
  })

  it('stays as it is when it is not written like one', () => {
    expect(spokenPhone('ext. 12')).toBe('ext. 12')
  })
})

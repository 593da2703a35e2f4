import { describe, expect, it } from 'vitest'
import { mayReopen, maySuspend, reopenedStatus } from './estate'
import { estateStatus } from './schemas'

describe('the states of an estate', () => {
  it('lets an estate be suspended while it is open, and reopened only while it is suspended', () => {
    const open = estateStatus.options.filter(maySuspend)
    const shut = estateStatus.options.filter(mayReopen)
    expect(open).toEqual(['trial', 'active', 'past_due'])
    expect(shut).toEqual(['suspended'])
  })

  it('reopens an estate in the state that it was suspended from', () => {
    expect(reopenedStatus({ before: 'trial', after: 'suspended' })).toBe('trial')
    expect(reopenedStatus({ before: 'past_due', after: 'suspended', slug: 'palm-grove' })).toBe('past_due')
  })

  it('reopens an estate as active where nothing says what it was', () => {
    for (const details of [undefined, null, {}, { before: 'closed', after: 'suspended' }, { before: 7 }])
      expect(reopenedStatus(details)).toBe('active')
  })
})

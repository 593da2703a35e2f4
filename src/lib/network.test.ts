import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { networkOf } from './network'

describe('the network that counts for a limit', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['203.0.113.7:51234', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::FFFF:203.0.113.7', '203.0.113.7'],
    ['0:0:0:0:0:ffff:203.0.113.7', '203.0.113.7'],
    ['::ffff:cb00:7107', '203.0.113.7'],
    ['[::ffff:203.0.113.7]:443', '203.0.113.7'],
  ])('of %s is the one address of IPv4: %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })

  it.each([
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8:1:2::', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2::1]:51234', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
    ['1::2:3:4:5:6:7', '1:0:2:3::/64'],
    ['64:ff9b::203.0.113.7', '64:ff9b:0:0::/64'],
  ])('of %s is the half that a provider gives to one connection: %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })

  it.each(['', 'unknown', '1.2.3', '1.2.3.256', '1::2::3', '1:2:3', 'g::1', '12345::', '1:2:3:4:5:6:7:8:9'])(
    'of what is no address, such as %j, is what was said',
    (said) => {
      expect(networkOf(said)).toBe(said)
    },
  )

  it('of nothing is one for all of whom nothing is known', () => {
    expect(networkOf(null)).toBe('unknown')
  })

  it('is the same for every address within a /64, and another for the next', () => {
    const group = fc.integer({ min: 0, max: 0xffff }).map((value) => value.toString(16))
    const first = fc.integer({ min: 0x2000, max: 0x3fff }).map((value) => value.toString(16))
    const half = fc.tuple(first, group, group, group)
    fc.assert(
      fc.property(half, half, half, (network, one, two) => {
        const networkKey = networkOf([...network, ...one].join(':'))
        expect(networkOf([...network, ...two].join(':'))).toBe(networkKey)
        expect(networkKey).toBe(`${network.join(':')}::/64`)
      }),
    )
  })
})

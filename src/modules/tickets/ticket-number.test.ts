import { describe, expect, it } from 'vitest'
import { numbersMeant } from './ticket-number'

const now = new Date('2026-11-21T10:00:00Z')

describe('a ticket’s number in a search', () => {
  it.each(['MNT-2026-0041', 'mnt 2026 41', '2026-0041', ' mnt2026-41 '])('is %j', (q) =>
    expect(numbersMeant(q, now)).toEqual(['MNT-2026-0041']),
  )

  it('is of this year or one of the two before where no year is said', () => {
    for (const q of ['0041', '41', 'MNT 41'])
      expect(numbersMeant(q, now)).toEqual(['MNT-2026-0041', 'MNT-2025-0041', 'MNT-2024-0041'])
    expect(numbersMeant('12345', now)).toContain('MNT-2026-12345')
  })

  it('is in no other words', () => {
    for (const q of ['', 'tap 41', 'CA 879-743', '082 555 0142', 'mnt'])
      expect(numbersMeant(q, now)).toEqual([])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findPhones, formatPhone, hasPhonePlan, toE164 } from './phone'

describe('phone numbers', () => {
  it('is one number however a South African list writes it', () => {
    const ways: (string | number)[] = [
      '0821234567',
      '+27 82 123 4567',
      '82 123 4567',
      821234567,
      '27821234567',
      27821234567,
      '0027 82 123 4567',
      '+27 (0)82 123-4567',
      '(082) 1234567',
      '082-123-4567',
      '082/123/4567',
      '082.123.4567',
      '821234567.0',
      '8.21234567E+8',
      '\u202A+27\u00A082 123 4567\u202C',
      'Cell: 082 123 4567 (Ann)',
    ]
    for (const way of ways) expect([way, toE164(way, 'ZA')]).toEqual([way, '+27821234567'])
  })

  it('reads numbers of other countries at home and abroad', () => {
    expect(toE164('0712 345 678', 'KE')).toBe('+254712345678')
    expect(toE164(712345678, 'KE')).toBe('+254712345678')
    expect(toE164('08031234567', 'NG')).toBe('+2348031234567')
    expect(toE164('98765 43210', 'IN')).toBe('+919876543210')
    expect(toE164('07400 123456', 'GB')).toBe('+447400123456')
    expect(toE164('(212) 555-0101', 'US')).toBe('+12125550101')
    expect(toE164('+44 7400 123456', 'ZA')).toBe('+447400123456')
  })

  it('refuses what is none', () => {
    for (const text of ['', '08212', '082 123 456', '0821234567890', 'call the office', '31/02/2024', '+']) {
      expect([text, toE164(text, 'ZA')]).toEqual([text, null])
    }
  })

  it('finds all numbers of a cell', () => {
    const both = ['+27821234567', '+27831234568']
    for (const cell of [
      '0821234567 / 0831234568',
      '0821234567/0831234568',
      '0821234567;0831234568',
      '082 123 4567, 083 123 4568',
      '082 123 4567\n083 123 4568',
      '082 123 4567 or 083 123 4568',
      '082 123 4567 083 123 4568',
      '0821234567 & 0831234568 & 0821234567',
    ]) {
      expect([cell, findPhones(cell, 'ZA')]).toEqual([cell, { phones: both, rejected: [] }])
    }
  })

  it('leaves out extensions and neighbouring lines, and names the pieces that are no number', () => {
    expect(findPhones('021 555 1234 ext. 12', 'ZA').phones).toEqual(['+27215551234'])
    expect(findPhones('021 555 1234/5', 'ZA').phones).toEqual(['+27215551234'])
    expect(findPhones('0821234567; 08312', 'ZA')).toEqual({ phones: ['+27821234567'], rejected: ['08312'] })
  })

  it('survives whatever stands in a cell', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.constantFrom('ZA', 'KE', 'US', 'XX'),
        (text, country) => {
          const { phones } = findPhones(text, country)
          for (const phone of phones) expect(phone).toMatch(/^\+[1-9]\d{4,14}$/)
        },
      ),
    )
  })

  it('reads its own numbers and any way of grouping them as the same number', () => {
    const grouping = fc.array(fc.nat(8), { maxLength: 4 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999 }), grouping, (rest, gaps) => {
        const national = `82${String(rest).padStart(7, '0')}`
        const spaced = [...national].map((digit, at) => (gaps.includes(at) ? `${digit} ` : digit)).join('')
        for (const written of [
          `0${spaced}`,
          `+27 ${spaced}`,
          `0027${national}`,
          national,
          Number(national),
        ]) {
          expect(toE164(written, 'ZA')).toBe(`+27${national}`)
        }
      }),
    )
  })

  it('shows numbers as people of the country write them', () => {
    expect(formatPhone('+27821234567', 'ZA')).toBe('082 123 4567')
    expect(formatPhone('+254712345678', 'ZA')).toBe('+254 712 345678')
    expect(formatPhone('+23415550140', 'NG')).toBe('+234 15550140')
    expect([hasPhonePlan('ZA'), hasPhonePlan('XX')]).toEqual([true, false])
  })
})

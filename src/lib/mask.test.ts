import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskField, maskFields, maskText } from './mask'

const phone = fc
  .tuple(fc.constantFrom('+27', '+44', '+234', '+91'), fc.stringMatching(/^\d{9}$/))
  .map(([code, rest]) => code + rest)
const spacedPhone = phone.map((number) => number.replace(/(\+\d\d)(\d\d)(\d\d\d)(\d\d\d)/, '$1 $2 $3 $4'))
const email = fc
  .tuple(fc.stringMatching(/^[a-z][a-z.]{2,12}$/), fc.stringMatching(/^[a-z]{2,8}$/))
  .map(([own, domain]) => `${own}@${domain}.example`)
const identityNumber = fc.stringMatching(/^[1-9]\d{12}$/)
const personal = fc.oneof(phone, spacedPhone, email, identityNumber)
const around = fc.constantFrom('', 'please call ', 'ID ', 'moved in with ', '(', 'tel:')

/** Any shape in which a module might put it. */
const hidden = fc.tuple(
  personal,
  around,
  fc.constantFrom('title', 'name', 'words', 'anything', 'contactPhone', 'email'),
)

describe('what the trail shows', () => {
  it('holds no whole phone, address or identity number, in whatever field and however deep it was put', () => {
    fc.assert(
      fc.property(hidden, fc.integer({ min: 0, max: 3 }), ([secret, before, field], depth) => {
        let value: unknown = `${before}${secret}`
        for (let step = 0; step < depth; step++) value = step % 2 ? [value] : { inside: value }
        const shown = JSON.stringify(maskFields({ [field]: value }))
        expect(shown).not.toContain(secret)
        expect(shown.replace(/[^\d+]/g, '')).not.toContain(secret.replace(/[^\d+]/g, '') || 'no digits')
      }),
    )
  })

  it('is the same when it is masked again', () => {
    fc.assert(
      fc.property(hidden, ([secret, before, field]) => {
        const once = maskField(field, `${before}${secret}`)
        expect(maskField(field, once)).toEqual(once)
      }),
    )
  })

  it.each([
    ['phone', '+27821234567', '+27…4567'],
    ['otherPhones', ['+27821234567'], ['+27…4567']],
    ['contact_email', 'thandi@example.com', 't…@example.com'],
    ['idNumber', '8001015009087', '…87'],
    ['passport', 'A1234567', '…67'],
    ['dateOfBirth', '1980-01-01', '…01'],
    ['password', 'open sesame', '…'],
    ['resetToken', 'abcdef', '…'],
    ['pin', 4321, '…'],
    ['note', 'Ill since March', '…'],
    ['bankAccount', '62012345678', '…5678'],
  ])('hides %s by the name of the field', (field, value, shown) => {
    expect(maskField(field, value)).toEqual(shown)
  })

  it.each([
    'MNT-2026-0042',
    '2026-11-21',
    '2026-11-21T10:00:00.000Z',
    '0192c1d4-1234-7890-8123-123456789012',
    'R 1 250 000',
    'Unit 12, 3 bedrooms',
    'CA 123-456',
  ])('leaves %s alone', (text) => {
    expect(maskText(text)).toBe(text)
  })

  it.each([
    ['emailVerified', true],
    ['phone', null],
    ['title', 'Gate motor stuck'],
    ['bedrooms', 3],
    ['unitNumber', 'A-12'],
  ])('leaves the field %s alone where there is nothing to hide', (field, value) => {
    expect(maskField(field, value)).toEqual(value)
  })
})

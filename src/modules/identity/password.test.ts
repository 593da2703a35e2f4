import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { passwordFault } from './password'

const owner = { name: 'Thandiwe Nkosi', email: 'thandi.nkosi@example.com', estateName: 'Palm Grove Village' }
const fault = (password: string) => passwordFault(password, owner)

describe('a new password', () => {
  it.each([
    'copper kettle morning rain',
    'vT7#qLm2!xZ',
    'umuntu ngumuntu ngabantu',
    'горшок-семь-лампа',
    'thandi keeps eleven tortoises',
  ])('%j is taken', (password) => {
    expect(fault(password)).toBeNull()
  })

  it('has 10 to 128 characters', () => {
    expect(fault('kettle9#a')).toBe('tooShort')
    expect(fault('kettle9#ab')).toBeNull()
    expect(fault('kettle 9# lamp '.repeat(9).slice(0, 129))).toBe('tooLong')
  })

  it.each([
    'aaaaaaaaaa',
    'abababababab',
    'abcdefghijkl',
    '0987654321',
    'qwertyuiop',
    '1234567890',
    '123123123123',
    'lkjhgfdsapoi',
    '1111122222',
  ])('%j is refused as a pattern', (password) => {
    expect(fault(password)).toBe('tooSimple')
  })

  it.each([
    'Password123!',
    'P@ssw0rd2026',
    'welcome2026!',
    '2026welcome!!',
    'qwerty12345',
    'ILoveYou!!!!',
    'open-sesame-2026',
    'jesusislord1',
    'LetMeIn-2026',
    'pass-word-1234',
    'admin1234567',
  ])('%j is refused as one of the commonest', (password) => {
    expect(fault(password)).toBe('common')
  })

  it.each([
    'thandiwe-1987',
    'Nkosi12345',
    'palm-grove-2026',
    'PalmGroveVillage',
    'thandi.nkosi@example.com',
    'nkosithandiwe',
  ])('%j is refused as too like its owner', (password) => {
    expect(fault(password)).toBe('personal')
  })

  it('may name its owner when enough else stands beside it', () => {
    expect(fault('nkosi-violet-ladder')).toBeNull()
  })

  it('gets an answer whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 140 }), (password) => {
        expect([null, 'tooShort', 'tooLong', 'tooSimple', 'common', 'personal']).toContain(fault(password))
      }),
    )
  })
})

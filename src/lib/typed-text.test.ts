import { describe, expect, it } from 'vitest'
import { typedText } from './typed-text'

describe('what is typed into a field', () => {
  it('is kept without what no keyboard types, its lines and tabs as they are', () => {
    expect(typedText(40).parse(' Ann\u0000\u0007 Dube\u009b\n\tGate 2\ud800 ')).toBe(
      'Ann Dube\n\tGate 2\ufffd',
    )
    expect(typedText(40).parse('Zoë 🏡 שלום')).toBe('Zoë 🏡 שלום')
  })

  it('is empty where nothing else was in it', () => {
    for (const nothing of ['\u0000 \u0001', '\u200b\u200b', '\u200d', '\u202e\ufeff'])
      expect(typedText(40).min(1, 'Give a name.').safeParse(nothing).error?.issues).toMatchObject([
        { message: 'Give a name.' },
      ])
  })
})

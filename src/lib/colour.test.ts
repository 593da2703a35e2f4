import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accessibleAccent, contrast, DEFAULT_ACCENT, isHexColour, PAPER_DARK, PAPER_LIGHT } from './colour'

const anyHex = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`)

describe('an estate colour', () => {
  it('can be read as text on paper, in light and in dark, whatever the estate chose', () => {
    fc.assert(
      fc.property(anyHex, (hex) => {
        const { light, dark } = accessibleAccent(hex)
        expect(contrast(light.accent, PAPER_LIGHT)).toBeGreaterThanOrEqual(4.5)
        expect(contrast(dark.accent, PAPER_DARK)).toBeGreaterThanOrEqual(4.5)
      }),
    )
  })

  it('carries readable words on a button, whatever the estate chose', () => {
    fc.assert(
      fc.property(anyHex, (hex) => {
        const { light, dark } = accessibleAccent(hex)
        expect(contrast(light.accent, light.onAccent)).toBeGreaterThanOrEqual(4.5)
        expect(contrast(dark.accent, dark.onAccent)).toBeGreaterThanOrEqual(4.5)
      }),
    )
  })

  it.each(['#000000', '#ffffff'])('may even be %s', (hex) => {
    const { light, dark } = accessibleAccent(hex)
    expect(contrast(light.accent, PAPER_LIGHT)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(dark.accent, PAPER_DARK)).toBeGreaterThanOrEqual(4.5)
  })

  it('stays as it is when it can already be read', () => {
    expect(accessibleAccent('#17545e').light.accent).toBe('#17545e')
  })

  it('keeps its hue when it has to be darkened', () => {
    const { accent } = accessibleAccent('#ffd400').light
    const [r, g, b] = [1, 3, 5].map((i) => Number.parseInt(accent.slice(i, i + 2), 16))
    expect(r).toBeGreaterThan(g ?? 0)
    expect(g).toBeGreaterThan(b ?? 0)
  })

  it('may be written short, long, or without the hash', () => {
    expect(accessibleAccent('#036')).toEqual(accessibleAccent('003366'))
  })

  it('falls back to our own accent when it is no colour at all', () => {
    expect(accessibleAccent('red; background: url(x)')).toEqual(accessibleAccent(DEFAULT_ACCENT))
    expect(isHexColour('tomato')).toBe(false)
    expect(isHexColour('#abc')).toBe(true)
  })

  it('is black on white at 21 to 1', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  })
})

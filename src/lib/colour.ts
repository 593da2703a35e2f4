/** A colour as red, green and blue in 0…1, gamma-encoded as in CSS. */
type Rgb = { r: number; g: number; b: number }
/** The same colour by perceived lightness (0…1), chroma (0…~0.4) and hue (radians). */
type Oklch = { l: number; c: number; h: number }

/** An accent that can be read, with the colour of words upon it. */
export type AccentPair = { accent: string; onAccent: string }

export const PAPER_LIGHT = '#fbf8f2'
export const PAPER_DARK = '#181510'
export const DEFAULT_ACCENT = '#17545e'

const INK = '#1c1813'
const WHITE = '#ffffff'
/** Above AA's 4.5, so that the accent still passes on a tint of itself. */
const WANTED_CONTRAST = 5.6

/**
 * Turns an estate's colour into accents that pass AA as text on paper and under the words of a button,
 * keeping its hue. Anything that isn't a hex colour falls back to our own accent.
 */
export function accessibleAccent(hex: string): { light: AccentPair; dark: AccentPair } {
  const colour = parseHex(hex) ?? parseHex(DEFAULT_ACCENT)
  if (!colour) throw new Error('DEFAULT_ACCENT must be a hex colour')
  const lch = toOklch(colour)
  return {
    light: withWordsOn(moveUntilReadable(lch, PAPER_LIGHT, -1)),
    dark: withWordsOn(moveUntilReadable(lch, PAPER_DARK, 1)),
  }
}

/** WCAG contrast between two hex colours, 1…21. Throws on anything that isn't a hex colour. */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

/** Whether the text is a colour that `accessibleAccent` understands: `#rgb` or `#rrggbb`. */
export function isHexColour(text: string): boolean {
  return parseHex(text) !== undefined
}

function moveUntilReadable(colour: Oklch, background: string, direction: 1 | -1): string {
  const step = 0.005 * direction
  const end = direction === 1 ? 1 : 0
  let { l } = colour
  let hex = toHex(colour)
  while (contrast(hex, background) < WANTED_CONTRAST && l !== end) {
    l = Math.min(1, Math.max(0, l + step))
    hex = toHex({ ...colour, l })
  }
  return hex
}

function withWordsOn(accent: string): AccentPair {
  return { accent, onAccent: contrast(accent, WHITE) >= 4.5 ? WHITE : INK }
}

function parseHex(text: string): Rgb | undefined {
  const digits = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim())?.[1]
  if (!digits) return undefined
  const full = digits.length === 3 ? [...digits].map((d) => d + d).join('') : digits
  const at = (i: number) => Number.parseInt(full.slice(i, i + 2), 16) / 255
  return { r: at(0), g: at(2), b: at(4) }
}

function luminance(hex: string): number {
  const rgb = parseHex(hex)
  if (!rgb) throw new Error(`Not a hex colour: ${hex}`)
  return 0.2126 * linear(rgb.r) + 0.7152 * linear(rgb.g) + 0.0722 * linear(rgb.b)
}

const linear = (v: number) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
const encoded = (v: number) => (v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055)

// Oklab by Björn Ottosson, https://bottosson.github.io/posts/oklab/
function toOklch(rgb: Rgb): Oklch {
  const [r, g, b] = [linear(rgb.r), linear(rgb.g), linear(rgb.b)]
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s
  const x = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const y = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  return { l: lightness, c: Math.hypot(x, y), h: Math.atan2(y, x) }
}

function fromOklch({ l, c, h }: Oklch): Rgb {
  const [x, y] = [c * Math.cos(h), c * Math.sin(h)]
  const a = (l + 0.3963377774 * x + 0.2158037573 * y) ** 3
  const b = (l - 0.1055613458 * x - 0.0638541728 * y) ** 3
  const d = (l - 0.0894841775 * x - 1.291485548 * y) ** 3
  return {
    r: encoded(4.0767416621 * a - 3.3077115913 * b + 0.2309699292 * d),
    g: encoded(-1.2684380046 * a + 2.6097574011 * b - 0.3413193965 * d),
    b: encoded(-0.0041960863 * a - 0.7034186147 * b + 1.707614701 * d),
  }
}

/** Gives up chroma, never hue or lightness, until the colour exists on a screen. */
function toHex(colour: Oklch): string {
  let { c } = colour
  let rgb = fromOklch(colour)
  while (c > 0 && [rgb.r, rgb.g, rgb.b].some((v) => Number.isNaN(v) || v < -0.001 || v > 1.001)) {
    c = Math.max(0, c - 0.005)
    rgb = fromOklch({ ...colour, c })
  }
  return `#${[rgb.r, rgb.g, rgb.b].map(hexPair).join('')}`
}

function hexPair(v: number): string {
  const byte = Math.round(Math.min(1, Math.max(0, v)) * 255)
  return byte.toString(16).padStart(2, '0')
}

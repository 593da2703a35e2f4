import localFont from 'next/font/local'

const sans = localFont({
  src: './fonts/atkinson-next-latin.woff2',
  variable: '--font-gatehouse',
  weight: '200 800',
  adjustFontFallback: false,
})

const sansExtended = localFont({
  src: './fonts/atkinson-next-latin-ext.woff2',
  variable: '--font-gatehouse-ext',
  weight: '200 800',
  preload: false,
  adjustFontFallback: 'Arial',
})

const mono = localFont({
  src: './fonts/atkinson-mono-latin.woff2',
  variable: '--font-gatehouse-mono',
  weight: '200 800',
  preload: false,
  adjustFontFallback: false,
})

const monoExtended = localFont({
  src: './fonts/atkinson-mono-latin-ext.woff2',
  variable: '--font-gatehouse-mono-ext',
  weight: '200 800',
  preload: false,
  adjustFontFallback: false,
})

/** Goes on `<html>`. Atkinson Hyperlegible: 0 and O, 1, I and l can't be taken for one another. */
export const fontVariables = [sans, sansExtended, mono, monoExtended].map((font) => font.variable).join(' ')

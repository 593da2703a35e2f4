/** A browser and the system it runs on, as far as their own word can be believed. */
export type Device = { browser: string | null; system: string | null; handheld: boolean }

// The order matters: most browsers also claim to be those further down.
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\/|\bEdgiOS\//, 'Edge'],
  [/\bOPR\/|\bOPiOS\/|\bOpera\b/, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bChrome\/|\bCriOS\/|\bHeadlessChrome\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMacintosh\b|\bMac OS X\b/, 'Mac'],
  [/\bCrOS\b/, 'Chromebook'],
  [/\bLinux\b/, 'Linux'],
]

/** Reads a User-Agent header, so that a session can be recognised by the person who opened it. */
export function deviceOf(userAgent: string): Device {
  const system = nameIn(SYSTEMS, userAgent)
  return {
    browser: nameIn(BROWSERS, userAgent),
    system,
    handheld: system === 'iPhone' || system === 'iPad' || system === 'Android',
  }
}

function nameIn(list: typeof BROWSERS, userAgent: string): string | null {
  return list.find(([sign]) => sign.test(userAgent))?.[1] ?? null
}

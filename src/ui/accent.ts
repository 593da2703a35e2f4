import { accessibleAccent } from '@/lib/colour'
import type { CSSProperties } from 'react'

declare module 'react' {
  interface CSSProperties {
    [variable: `--${string}`]: string | number | undefined
  }
}

/** The style attribute for `<body>` that paints a site in an estate's colour, corrected to be readable. */
export function accentStyle(hex: string): CSSProperties {
  const { light, dark } = accessibleAccent(hex)
  return {
    '--accent-light': light.accent,
    '--on-accent-light': light.onAccent,
    '--accent-dark': dark.accent,
    '--on-accent-dark': dark.onAccent,
  }
}

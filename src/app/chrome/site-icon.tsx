import { ImageResponse } from 'next/og'
import { accessibleAccent } from '@/lib/colour'

const HOUSE =
  'M16 2.5 29 9v19.5a1 1 0 0 1-1 1h-4.5V20a7.5 7.5 0 0 0-15 0v9.5H4a1 1 0 0 1-1-1V9L16 2.5Zm0 4.4a2.1 2.1 0 1 0 0 4.2 2.1 2.1 0 0 0 0-4.2Z'
const DOOR = 'M11.5 29.5V20a4.5 4.5 0 0 1 9 0v9.5h-3v-9.4a1.5 1.5 0 0 0-3 0v9.4h-3Z'

/** Sides in pixels, and how much of it the mark takes: a maskable icon may be cut to a circle. */
const PICTURES = {
  'icon-192.png': { side: 192, part: 0.7, radius: 0.22 },
  'icon-512.png': { side: 512, part: 0.7, radius: 0.22 },
  'maskable-512.png': { side: 512, part: 0.56, radius: 0 },
  'apple-touch.png': { side: 180, part: 0.64, radius: 0 },
} as const

function isPicture(file: string): file is keyof typeof PICTURES {
  return Object.hasOwn(PICTURES, file)
}

type Look = { colour: string; logo: Buffer | null }

/** One of a site's icons by its file's name, in the site's colour or with its logo; null for any other name. */
export function siteIcon(file: string, { colour, logo }: Look): Response | null {
  const { accent, onAccent } = accessibleAccent(colour).light
  if (file === 'mark.svg') return new Response(mark(accent), { headers: { 'content-type': 'image/svg+xml' } })
  if (!isPicture(file)) return null
  const { side, part, radius } = PICTURES[file]
  const size = Math.round(side * part)
  if (logo) return logoIcon(logo, { side, size: Math.round(size * 1.15), radius: side * radius })
  return new ImageResponse(
    <div
      style={{
        display: 'flex',
        width: side,
        height: side,
        alignItems: 'center',
        justifyContent: 'center',
        background: accent,
        borderRadius: side * radius,
      }}
    >
      <svg viewBox="0 0 32 32" width={size} height={size} fill={onAccent}>
        <path fillRule="evenodd" d={HOUSE} />
        <path d={DOOR} opacity={0.45} />
      </svg>
    </div>,
    { width: side, height: side },
  )
}

/** A logo brings colours of its own, so it stands on white. */
function logoIcon(
  logo: Buffer,
  { side, size, radius }: { side: number; size: number; radius: number },
): Response {
  return new ImageResponse(
    <div
      style={{
        display: 'flex',
        width: side,
        height: side,
        alignItems: 'center',
        justifyContent: 'center',
        background: '#ffffff',
        borderRadius: radius,
      }}
    >
      <img
        alt=""
        src={`data:image/png;base64,${logo.toString('base64')}`}
        width={size}
        height={size}
        style={{ objectFit: 'contain' }}
      />
    </div>,
    { width: side, height: side },
  )
}

function mark(colour: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="${colour}"><path fill-rule="evenodd" d="${HOUSE}"/><path d="${DOOR}" opacity=".38"/></svg>`
}

import { cn } from './cn'
import { cssUrl } from './css-url'

type AvatarProps = {
  name: string
  src?: string
  size?: 'small' | 'normal' | 'large' | 'huge'
  className?: string
}

const SIZES = {
  small: 'h-6 w-5.5 text-[10px]',
  normal: 'h-9 w-8 text-12',
  large: 'h-14 w-12 text-16',
  huge: 'h-28 w-24 text-28',
} as const

/** A face, or initials, standing in a doorway. Decoration: the name is always written beside it. */
export function Avatar({ name, src, size = 'normal', className }: AvatarProps) {
  const look = cn(
    'inline-grid shrink-0 place-items-center overflow-hidden rounded-arch font-semibold select-none',
    SIZES[size],
    tint(name),
    className,
  )
  return (
    <span aria-hidden="true" className={look}>
      {src ? (
        <span className="size-full bg-cover bg-center" style={{ backgroundImage: cssUrl(src) }} />
      ) : (
        <span className="pt-[0.2em]">{initials(name)}</span>
      )}
    </span>
  )
}

/** First letters of the first and last word: Thandi Mkhize → TM, Okonkwo → O. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const first = words[0]
  const last = words.length > 1 ? words.at(-1) : undefined
  return [first, last].map((word) => [...(word ?? '')][0]?.toLocaleUpperCase() ?? '').join('')
}

const TINTS = [
  'bg-[color-mix(in_oklab,#b5651d_24%,var(--paper))]',
  'bg-[color-mix(in_oklab,#4f7a4a_24%,var(--paper))]',
  'bg-[color-mix(in_oklab,#2f6f80_24%,var(--paper))]',
  'bg-[color-mix(in_oklab,#7a4f7d_24%,var(--paper))]',
  'bg-[color-mix(in_oklab,#a3474a_24%,var(--paper))]',
  'bg-[color-mix(in_oklab,#8a7a2a_24%,var(--paper))]',
] as const

/** The same person has the same tint everywhere. */
function tint(name: string): string {
  const sum = [...name].reduce((total, letter) => (total * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7)
  return TINTS[sum % TINTS.length] ?? TINTS[0]
}

import { cn } from './cn'

const BASE = cn(
  'relative inline-flex shrink-0 items-center justify-center gap-2 rounded-control font-semibold whitespace-nowrap select-none',
  'transition-colors [&_svg]:shrink-0 [&_svg:not([class*=size-])]:size-4',
  'disabled:cursor-not-allowed aria-disabled:cursor-not-allowed',
)

const VARIANTS = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong',
  secondary: 'border border-line-strong bg-surface text-ink hover:border-edge hover:bg-sunken',
  quiet: 'text-ink hover:bg-ink/7',
  danger: 'bg-bad text-on-bad hover:bg-bad/88',
  good: 'bg-good text-on-good hover:bg-good/88',
} as const

const SIZES = {
  small: 'h-(--control-sm-h) px-3 text-14',
  normal: 'h-(--control-h) px-4 text-(length:--control-text)',
  large: 'h-14 px-6 text-16',
} as const

const OFF = 'border-transparent bg-ink/6 text-ink-3 hover:border-transparent hover:bg-ink/6'

export type ButtonLook = {
  variant?: keyof typeof VARIANTS
  size?: keyof typeof SIZES
  wide?: boolean
}

export function buttonStyle({
  variant = 'secondary',
  size = 'normal',
  wide,
  off,
}: ButtonLook & { off?: boolean }): string {
  return cn(BASE, VARIANTS[variant], SIZES[size], wide && 'w-full', off && OFF)
}

import { cva, type VariantProps } from 'class-variance-authority'

export const buttonStyle = cva(
  [
    'relative inline-flex shrink-0 items-center justify-center gap-2 rounded-control font-semibold whitespace-nowrap select-none',
    'transition-colors [&_svg]:shrink-0 [&_svg:not([class*=size-])]:size-4',
    'disabled:cursor-not-allowed aria-disabled:cursor-not-allowed',
  ],
  {
    variants: {
      variant: {
        primary: 'bg-accent text-on-accent hover:bg-accent-strong',
        secondary: 'border border-line-strong bg-surface text-ink hover:border-edge hover:bg-sunken',
        quiet: 'text-ink hover:bg-ink/7',
        danger: 'bg-bad text-on-bad hover:bg-bad/88',
        good: 'bg-good text-on-good hover:bg-good/88',
      },
      size: {
        small: 'h-(--control-sm-h) px-3 text-14',
        normal: 'h-(--control-h) px-4 text-(length:--control-text)',
        large: 'h-14 px-6 text-16',
      },
      wide: { true: 'w-full' },
      off: {
        true: 'border-transparent bg-ink/6 text-ink-3 hover:border-transparent hover:bg-ink/6',
      },
    },
    defaultVariants: { variant: 'secondary', size: 'normal' },
  },
)

export type ButtonLook = Omit<VariantProps<typeof buttonStyle>, 'off'>

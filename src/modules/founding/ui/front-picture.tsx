import { cn } from '@/ui/cn'

/** Made by scripts/pictures.mjs, in pixels of the page. */
const SIZES = {
  manager: { width: 1280, height: 800 },
  resident: { width: 390, height: 760 },
  guard: { width: 900, height: 560 },
  committee: { width: 1100, height: 700 },
} as const

type FrontPictureProps = { name: keyof typeof SIZES; alt: string; eager?: boolean; className?: string }

/** The product as it is, in the light that the reader's device asks for. */
export function FrontPicture({ name, alt, eager, className }: FrontPictureProps) {
  return (
    <picture>
      <source media="(prefers-color-scheme: dark)" srcSet={`/assets/front/${name}-dark.webp`} />
      <img
        src={`/assets/front/${name}-light.webp`}
        alt={alt}
        {...SIZES[name]}
        loading={eager ? 'eager' : 'lazy'}
        decoding="async"
        className={cn('block h-auto rounded-surface border', className)}
      />
    </picture>
  )
}

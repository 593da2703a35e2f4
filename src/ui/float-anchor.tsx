import type { ComponentProps } from 'react'

/** Where a floating part is held: as large as its button, and nothing to anybody. */
export function FloatAnchor(props: ComponentProps<'span'>) {
  return <span {...props} aria-hidden="true" className="pointer-events-none absolute inset-0" />
}

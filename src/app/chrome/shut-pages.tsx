'use client'

import { lazy, Suspense, type ComponentProps } from 'react'

// Next makes these ready with every page; what they are drawn with is only loaded where one of them is shown.
const LazyForbidden = lazy(async () => ({ default: (await import('./forbidden-message')).ForbiddenMessage }))
const LazyMissingPage = lazy(async () => ({ default: (await import('./missing-message')).MissingPage }))
const LazyMissingEstate = lazy(async () => ({ default: (await import('./missing-message')).MissingEstate }))

/** No right to the page. */
export function ForbiddenPage(props: ComponentProps<typeof LazyForbidden>) {
  return (
    <Suspense>
      <LazyForbidden {...props} />
    </Suspense>
  )
}

/** No such page on a site that exists. */
export function MissingPage(props: ComponentProps<typeof LazyMissingPage>) {
  return (
    <Suspense>
      <LazyMissingPage {...props} />
    </Suspense>
  )
}

/** No such site. */
export function MissingEstate({ platformHref }: { platformHref: string }) {
  return (
    <Suspense>
      <LazyMissingEstate platformHref={platformHref} />
    </Suspense>
  )
}

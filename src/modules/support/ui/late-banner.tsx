'use client'

import { lazy, Suspense, type ComponentProps } from 'react'

const SupportBanner = lazy(async () => ({ default: (await import('./support-banner')).SupportBanner }))

/** The banner of a visit: no page of a member loads what is only for operators. */
export function LateBanner(props: ComponentProps<typeof SupportBanner>) {
  return (
    <Suspense>
      <SupportBanner {...props} />
    </Suspense>
  )
}

'use client'

import { lazy, Suspense } from 'react'

const CategorySign = lazy(() =>
  import('./category-sign').then((module) => ({ default: module.CategorySign })),
)

/** A category's sign, which the page shows from the first: its script can follow, because nothing waits for it. */
export function CategoryIcon({ category }: { category: string | null }) {
  return (
    <Suspense fallback={<svg aria-hidden="true" />}>
      <CategorySign category={category} />
    </Suspense>
  )
}

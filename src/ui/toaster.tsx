'use client'

import { lazy, Suspense, useState } from 'react'
import { useToasts } from './toast'

const ToastList = lazy(() => import('./toast-list').then((module) => ({ default: module.ToastList })))

/** Shows what `toast` says. Stands once, in UiProvider. */
export function Toaster() {
  const items = useToasts()
  const [used, setUsed] = useState(false)
  if (items.length > 0 && !used) setUsed(true)
  return used ? (
    <Suspense>
      <ToastList items={items} />
    </Suspense>
  ) : null
}

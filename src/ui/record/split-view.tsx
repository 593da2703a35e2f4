import type { ReactNode } from 'react'

/**
 * A list, and beside it the record that is open, if one is. On a phone the record covers the list, which keeps its
 * place behind it. Stands in a layout: `children` is the page, and the page without a record renders nothing.
 */
export function SplitView({ list, children }: { list: ReactNode; children: ReactNode }) {
  return (
    <div className="flex items-start gap-8">
      <div data-behind-record className="min-w-0 flex-1">
        {list}
      </div>
      {children}
    </div>
  )
}

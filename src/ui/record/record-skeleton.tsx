import { Skeleton, SkeletonText } from '../skeleton'
import { panelStyle } from './panel-style'

/** A record that is on its way, in the shape of one. */
export function RecordSkeleton() {
  return (
    <aside aria-hidden="true" className={panelStyle}>
      <div className="flex flex-col gap-3 border-b px-5 pt-5 pb-4">
        <Skeleton className="w-28" />
        <Skeleton className="h-6 w-3/4" />
        <div className="flex justify-between">
          <Skeleton className="h-6 w-20" />
          <Skeleton className="h-9 w-28" />
        </div>
      </div>
      <div className="flex flex-col gap-6 px-5 py-5">
        <SkeletonText lines={5} />
        <SkeletonText lines={3} />
      </div>
    </aside>
  )
}

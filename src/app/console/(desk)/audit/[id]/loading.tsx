import { RecordSkeleton } from '@/ui/record/record-skeleton'

export default function EventLoading() {
  return <RecordSkeleton />
}

import { RecordSkeleton } from '@/ui/record/record-skeleton'

export default function Loading() {
  return <RecordSkeleton />
}

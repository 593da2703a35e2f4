import { RecordSkeleton } from '@/ui/record/record-skeleton'

export default function TicketLoading() {
  return <RecordSkeleton />
}

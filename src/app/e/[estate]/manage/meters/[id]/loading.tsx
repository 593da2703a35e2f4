export { RecordSkeleton as default } from '@/ui/record/record-skeleton'

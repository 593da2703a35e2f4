export { MissingReport as default } from '@/modules/tickets/ui/missing-report'

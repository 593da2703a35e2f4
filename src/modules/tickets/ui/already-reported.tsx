import { useTranslations } from 'next-intl'
import { TextLink } from '@/ui/text-link'

type Refusal = { data?: { code: string; details: Record<string, unknown> } | null } | null

/** A link to the ticket that was there first. */
export function AlreadyReported({ error }: { error: Refusal }) {
  const t = useTranslations('tickets.report')
  const href = error?.data?.code === 'tickets.reported_already' ? error.data.details['href'] : undefined
  if (typeof href !== 'string') return null
  return <TextLink href={href}>{t('already')}</TextLink>
}

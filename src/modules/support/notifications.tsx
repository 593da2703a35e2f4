import { membersHolding } from '@/modules/identity/api'
import type { StoredEvent } from '@/server/events'
import type { NotificationRule } from '@/server/module'
import { supportEnded, supportEntered } from '@/server/support/events'

const rule = (
  event: string,
  kind: string,
  params: (event: StoredEvent) => Record<string, string>,
): NotificationRule => ({
  event,
  kind,
  urgency: 'high',
  recipients: (ctx) => membersHolding(ctx, 'support:manage'),
  params,
  href: () => '/manage/settings/support',
})

export const notifications: readonly NotificationRule[] = [
  rule('support.entered', 'support.entered', ({ payload }) => {
    const { operator, reason, minutes } = supportEntered.payload.parse(payload)
    return { operator, reason, minutes: String(minutes) }
  }),
  rule('support.ended', 'support.ended', ({ payload }) => {
    const { operator, reason } = supportEnded.payload.parse(payload)
    return { operator, reason }
  }),
]

import type { Ctx } from '@/server/context'
import type { StoredEvent } from '@/server/events'
import type { NotificationRule } from '@/server/module'
import { membersHolding } from '@/modules/identity/api'
import { estateMoved, subscriptionEnding, termsChanged, trialEnding } from './events'
import { daysLeft } from './standing'

const administrators = (ctx: Ctx): Promise<string[]> => membersHolding(ctx, 'subscription:manage')
const href = () => '/manage/settings/subscription'

/** What administrators are told of the estate's terms; the words are `notifications.<kind>` in the messages. */
export const notifications: readonly NotificationRule[] = [
  {
    event: trialEnding.name,
    kind: 'subscription.trialEnding',
    urgency: 'high',
    recipients: administrators,
    params: (event) => ({ days: String(trialEnding.payload.parse(event.payload).days) }),
    href,
  },
  {
    event: estateMoved.name,
    kind: 'subscription.moved',
    urgency: 'high',
    recipients: administrators,
    params: (event) => movedParams(event),
    href,
  },
  {
    event: termsChanged.name,
    kind: 'subscription.termsChanged',
    urgency: 'high',
    recipients: administrators,
    params: (event) => {
      const { what, detail, reason } = termsChanged.payload.parse(event.payload)
      return {
        what,
        detail: /^\d{4}-/.test(detail) ? detail.slice(0, 10) : detail,
        reason,
        by: event.actorName,
      }
    },
    href,
  },
  {
    event: subscriptionEnding.name,
    kind: 'subscription.ending',
    urgency: 'normal',
    recipients: administrators,
    params: (event) => ({
      ends: subscriptionEnding.payload.parse(event.payload).ends ? 'yes' : 'no',
      by: event.actorName,
    }),
    href,
  },
]

function movedParams(event: StoredEvent): Record<string, string> {
  const { to, until } = estateMoved.payload.parse(event.payload)
  return { to, days: until ? String(daysLeft(new Date(until), event.at)) : '' }
}

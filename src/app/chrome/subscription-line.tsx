import { NoticeLine } from '@/modules/subscription/ui/notice-line'
import { trpc } from '@/registry/rsc'
import type { MemberActor } from '@/server/context'

/** On every page of the staff's desk, for whoever can do something about it: what is due, and until when. */
export async function SubscriptionLine({ actor }: { actor: MemberActor }) {
  if (actor.scopes('subscription:manage').size === 0) return null
  const notice = await trpc.subscription.notice()
  return notice ? <NoticeLine {...notice} /> : null
}

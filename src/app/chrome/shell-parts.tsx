import { getTranslations } from 'next-intl/server'
import { liveModules } from '@/registry/live-modules'
import { MODULES } from '@/registry/modules'
import { trpc } from '@/registry/rsc'
import { LiveSignals } from '@/registry/ui/live-signals'
import type { MemberActor, SupportActor } from '@/server/context'
import { Avatar } from '@/ui/avatar'
import { otherDesks, type Desk } from './desks'
import { NotificationBell } from './notification-bell'
import { OwnAccount } from './own-account'

/** What hangs in every shell: the bell, the account, and the line on which changes come. */
export async function shellParts(actor: MemberActor, here: Desk) {
  const t = await getTranslations('app.roles')
  const detail = actor.roles.map((role) => t(role)).join(', ')
  return {
    bell: <NotificationBell unread={await trpc.bell.unread()} />,
    account: (
      <OwnAccount
        name={actor.name}
        face={<Avatar name={actor.name} />}
        detail={detail}
        desks={await otherDesks(actor.roles, here)}
      />
    ),
    live: <LiveSignals modules={liveModules(MODULES)} />,
  }
}

/** An operator on a visit has no bell and no account here: a face, and the banner above it. */
export function visitorParts({ name }: SupportActor) {
  return { bell: null, account: <Avatar name={name} />, live: null }
}

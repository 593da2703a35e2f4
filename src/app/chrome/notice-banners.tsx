import { X } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { windowWords } from '@/modules/notices/notice'
import { NoticeStrip } from '@/modules/notices/ui/notice-strip'
import { PutAway } from '@/modules/notices/ui/put-away'
import type { EstateVisit } from '@/server/auth/session'
import type { EstateInfo, ShownNotice } from '@/server/context'
import { isAtWork } from '@/server/permissions'

/** Over every page of an estate: what the platform tells its people, in the estate's own time. */
export async function NoticeBanners({ visit }: { visit: EstateVisit }) {
  const { estate, notices, member, support } = visit
  const roles = member?.status === 'active' ? member.actor.roles : null
  const atWork = support !== null || (roles !== null && isAtWork(roles))
  const shown = notices.filter(({ audience }) => audience === 'everybody' || atWork)
  if (shown.length === 0) return null
  const t = await getTranslations('notices.banner')
  return (
    <aside aria-label={t('label')}>
      {shown.map((notice) => {
        const mayPutAway = roles !== null && notice.kind !== 'incident'
        const strip = (
          <NoticeStrip
            key={notice.id}
            {...notice}
            times={timesOf(notice, estate)}
            more={t('more')}
            leavesRoom={mayPutAway}
          />
        )
        if (!mayPutAway) return strip
        const { id, wording } = notice
        return (
          <PutAway
            key={`${id} ${wording}`}
            notice={{ id, wording }}
            label={t('putAway')}
            sign={<X aria-hidden="true" className="size-5" />}
          >
            {strip}
          </PutAway>
        )
      })}
    </aside>
  )
}

function timesOf({ startsAt, endsAt }: ShownNotice, estate: EstateInfo): string | null {
  return startsAt && endsAt ? windowWords(new Date(startsAt), new Date(endsAt), estate) : null
}

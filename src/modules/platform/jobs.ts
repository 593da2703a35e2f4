import { createTranslator } from 'next-intl'
import { passwordLink } from '@/modules/identity/api'
import { DEFAULT_ACCENT } from '@/lib/colour'
import { layOut } from '@/lib/mail-layout'
import { systemClock } from '@/server/clock'
import { config } from '@/server/config'
import { accountDb } from '@/server/db/client'
import { sendMail } from '@/server/mail'
import type { PlatformJob } from '@/server/worker'
import platform from './messages/en.json'
import { sendInvitationJob } from './platform-jobs'
import { countEstates } from './service/figures'

const words = createTranslator({ locale: 'en', messages: { platform }, namespace: 'platform.operators.mail' })

const LINK_HOURS = 7 * 24

/** Mails the link to a first password, or the address of the console to somebody who has one. */
async function sendInvitation(raw: unknown): Promise<void> {
  const { operatorId, inviter, key } = sendInvitationJob.payload.parse(raw)
  const operator = await accountDb().operator.findUnique({
    where: { id: operatorId },
    select: { name: true, active: true, account: { select: { id: true, email: true, passwordHash: true } } },
  })
  if (!operator?.active) return
  const { name, account } = operator
  const { scheme, publicRoot } = config()
  const origin = `${scheme}://console.${publicRoot}`
  const isKnown = account.passwordHash !== null
  const url = isKnown
    ? `${origin}/sign-in`
    : await passwordLink(account, origin, systemClock.now(), LINK_HOURS)
  await sendMail({
    to: account.email,
    countsFor: null,
    subject: words('subject'),
    ...layOut({
      from: { name: 'Gatehouse', colour: DEFAULT_ACCENT },
      heading: words('heading', { name }),
      paragraphs: [words('body', { inviter }), words(isKnown ? 'known' : 'set')],
      action: { label: words(isKnown ? 'signIn' : 'action'), url },
      footer: words('footer'),
    }),
    idempotencyKey: `platform.invitation:${key}`,
  })
}

export const platformJobs: readonly PlatformJob[] = [
  { name: sendInvitationJob.name, run: sendInvitation },
  { name: 'platform.countEstates', schedule: '23 * * * *', run: () => countEstates(systemClock) },
]

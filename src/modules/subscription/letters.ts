import { createTranslator } from 'next-intl'
import type { EstateInfo } from '@/server/context'
import type { StoredEvent } from '@/server/events'
import { estateMoved, termsChanged, trialEnding } from './events'
import subscription from './messages/en.json'
import { daysLeft, type Standing } from './standing'

type Letter = {
  subject: string
  heading: string
  paragraphs: string[]
  action: string
  /** Where it leads, on the estate's own site. */
  path: string
  footer: string
}

const words = createTranslator({ locale: 'en', messages: { subscription }, namespace: 'subscription.mail' })

const OPEN = '/manage/settings/subscription'
const SHUT = '/suspended/subscription'

/** What administrators are written of an event; null where the bell is enough. */
export function letterOf(event: StoredEvent, estate: EstateInfo): Letter | null {
  const place = { name: estate.name, by: event.actorName }
  const day = dayIn(estate)
  const letter = (
    key: 'ending' | 'past_due' | 'suspended' | 'active' | 'closed' | 'trial' | 'paid',
    facts: Record<string, string | number> = {},
    path = OPEN,
  ): Letter => ({
    subject: words(`${key}.subject`, { ...place, ...facts }),
    heading: words(`${key}.heading`, { ...place, ...facts }),
    paragraphs: [words(`${key}.body`, { ...place, ...facts }), words(`${key}.next`, { ...place, ...facts })],
    action: words(`${key}.action`),
    path,
    footer: words('footer', place),
  })
  if (event.name === trialEnding.name) {
    const { days, endsAt } = trialEnding.payload.parse(event.payload)
    return letter('ending', { days, date: day(endsAt) })
  }
  if (event.name === estateMoved.name) {
    const { from, to, until } = estateMoved.payload.parse(event.payload)
    const days = until ? daysLeft(new Date(until), event.at) : 0
    const facts = { days, date: until ? day(until) : '' }
    if (to === 'past_due') return letter('past_due', facts)
    if (to === 'suspended') return letter('suspended', facts, SHUT)
    if (to === 'closed') return letter('closed', facts, SHUT)
    return to === 'active' && wasShort(from) ? letter('active') : null
  }
  if (event.name === termsChanged.name) {
    const { what, detail } = termsChanged.payload.parse(event.payload)
    if (what === 'trial' || what === 'paid') return letter(what, { date: day(detail) })
  }
  return null
}

const wasShort = (from: Standing) => from === 'past_due' || from === 'suspended'

function dayIn({ locale, timeZone }: EstateInfo) {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone })
  return (at: string) => format.format(new Date(at))
}

import { createTranslator } from 'next-intl'
import identity from './messages/en.json'
import { layOut } from '@/lib/mail-layout'
import type { Sender } from './service/mail-sender'

export type WrittenMail = { subject: string; html: string; text: string }

const words = createTranslator({ locale: 'en', messages: { identity }, namespace: 'identity.mail' })

/** The link to a new password. */
export function resetLetter(from: Sender, token: string): WrittenMail {
  const place = { name: from.name }
  return {
    subject: words('reset.subject', place),
    ...layOut({
      from,
      heading: words('reset.heading'),
      paragraphs: [words('reset.asked', place), words('reset.once')],
      action: { label: words('reset.action'), url: `${from.origin}/reset?token=${token}` },
      footer: words('reset.notYou'),
    }),
  }
}

/** The password was changed: to its owner, who may know nothing of it. */
export function changedLetter(from: Sender, person: string, at: Date): WrittenMail {
  const time = new Intl.DateTimeFormat(from.locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: from.timeZone,
  })
  return {
    subject: words('changed.subject', { name: from.name }),
    ...layOut({
      from,
      heading: words('changed.heading'),
      paragraphs: [
        words('changed.body', { person, name: from.name, time: time.format(at) }),
        words('changed.everywhere'),
      ],
      action: { label: words('changed.action'), url: `${from.origin}/forgot` },
      footer: words('changed.notYou'),
    }),
  }
}

export type SecurityNotice = 'enrolled' | 'codes' | 'locked' | 'recovery' | 'reset'

/** What happened to an operator's second factor: to its owner, who may know nothing of it. */
export function securityLetter(from: Sender, kind: SecurityNotice, person: string, at: Date): WrittenMail {
  const time = new Intl.DateTimeFormat(from.locale, {
    dateStyle: 'long',
    timeStyle: 'long',
    timeZone: from.timeZone,
  })
  return {
    subject: words(`security.${kind}.subject`),
    ...layOut({
      from,
      heading: words(`security.${kind}.heading`),
      paragraphs: [words(`security.${kind}.body`, { person, time: time.format(at) })],
      action: { label: words('security.action'), url: `${from.origin}/` },
      footer: words('security.notYou'),
    }),
  }
}

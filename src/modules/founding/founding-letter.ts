import { createTranslator } from 'next-intl'
import { DEFAULT_ACCENT } from '@/lib/colour'
import { layOut } from '@/lib/mail-layout'
import founding from './messages/en.json'

const words = createTranslator({ locale: 'en', messages: { founding }, namespace: 'founding.mail' })

type Facts = { person: string; estate: string; code: string; link: string; hasAccount: boolean }

/** The code to type in, and the link for whoever reads mail elsewhere. */
export function codeLetter({ person, estate, code, link, hasAccount }: Facts) {
  const spaced = `${code.slice(0, 3)} ${code.slice(3)}`
  return {
    subject: words('subject', { code: spaced, estate }),
    ...layOut({
      from: { name: 'Gatehouse', colour: DEFAULT_ACCENT },
      heading: words('heading', { code: spaced }),
      paragraphs: [
        words('type', { person, estate }),
        ...(hasAccount ? [words('hasAccount')] : []),
        words('link'),
      ],
      action: { label: words('action'), url: link },
      footer: words('notYou'),
    }),
  }
}

type Invitation = { person: string; estate: string; inviter: string; isKnown: boolean; url: string }

/** To the administrator of an estate that the platform has made for them. */
export function invitationLetter({ person, estate, inviter, isKnown, url }: Invitation) {
  return {
    subject: words('invite.subject', { estate }),
    ...layOut({
      from: { name: 'Gatehouse', colour: DEFAULT_ACCENT },
      heading: words('invite.heading', { estate }),
      paragraphs: [
        words('invite.body', { person, estate, inviter }),
        words(isKnown ? 'invite.known' : 'invite.set'),
      ],
      action: { label: words(isKnown ? 'invite.signIn' : 'invite.action'), url },
      footer: words('invite.footer'),
    }),
  }
}

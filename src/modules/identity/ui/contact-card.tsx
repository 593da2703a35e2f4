import { Mail, Phone, UserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import type { IdentityOutputs } from './client'

type Contact = NonNullable<IdentityOutputs['contact']>

/** Whom to reach: a name, a number to call and an address to write to, as far as the estate has given them. */
export function ContactCard({ title, contact }: { title: string; contact: Contact }) {
  const { name, phone, spokenPhone, email } = contact
  if (!name && !phone && !email) return null
  return (
    <section aria-label={title} className="w-full rounded-surface border bg-surface px-4 py-3.5 text-ink">
      <h2 className="text-14 text-ink-2">{title}</h2>
      <ul className="mt-1.5 flex flex-col gap-1">
        {name ? <Line icon={<UserRound />}>{name}</Line> : null}
        {phone ? (
          <Line icon={<Phone />}>
            <a href={`tel:${phone}`} className={linkStyle}>
              {spokenPhone}
            </a>
          </Line>
        ) : null}
        {email ? (
          <Line icon={<Mail />}>
            <a href={`mailto:${email}`} className={linkStyle}>
              {email}
            </a>
          </Line>
        ) : null}
      </ul>
    </section>
  )
}

const linkStyle =
  'rounded-small py-1 font-semibold text-accent underline decoration-accent/35 underline-offset-3 wrap-anywhere hover:decoration-accent'

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex min-h-8 items-center gap-2.5 [&_svg]:size-4.5 [&_svg]:shrink-0 [&_svg]:text-ink-2">
      {icon}
      {children}
    </li>
  )
}

import { Mail, Phone } from 'lucide-react'
import { spokenPhone } from './spoken-phone'

const look =
  'relative z-1 inline-flex max-w-full items-center gap-1.5 rounded-small underline decoration-line-strong underline-offset-3 hover:text-accent hover:decoration-accent'

/** Rings the number, on a device that can. */
export function PhoneLink({ phone, icon }: { phone: string; icon?: boolean }) {
  return (
    <a href={`tel:${phone}`} className={`${look} reach-up font-mono whitespace-nowrap`}>
      {icon ? <Phone aria-hidden="true" className="size-4 shrink-0 text-ink-2" /> : null}
      {spokenPhone(phone)}
    </a>
  )
}

export function EmailLink({ email, icon }: { email: string; icon?: boolean }) {
  return (
    <a href={`mailto:${email}`} className={`${look} reach-down`}>
      {icon ? <Mail aria-hidden="true" className="size-4 shrink-0 text-ink-2" /> : null}
      <span className={icon ? 'wrap-anywhere' : 'truncate'}>{email}</span>
    </a>
  )
}

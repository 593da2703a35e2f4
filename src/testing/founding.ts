import { randomUUID } from 'node:crypto'
import type { Clock } from '@/server/clock'
import { accountDb } from '@/server/db/client'
import { mailOutbox } from '@/server/mail'
import { sendCode } from '@/modules/founding/jobs'
import type { StartFounding } from '@/modules/founding/schemas'
import { secretHash } from '@/modules/founding/secrets'
import { callerAs } from './caller'

export const FOUNDERS_PASSWORD = 'velvet ladder thirteen'

export const newSlug = () => `f-${randomUUID().slice(0, 13)}`
export const newEmail = () => `${randomUUID()}@example.com`

/** What somebody fills in who founds an estate. */
export function typedIn(facts: { slug?: string; email?: string } = {}): StartFounding {
  return {
    estate: {
      name: 'Baobab Ridge',
      slug: facts.slug ?? newSlug(),
      kind: 'residential_estate',
      country: 'ZA',
      city: 'Knysna',
      state: 'Western Cape',
      address: '',
      currency: 'ZAR',
      timeZone: 'Africa/Johannesburg',
      locale: 'en-ZA',
      diallingCode: '+27',
      unitWord: 'Erf',
    },
    homes: [
      { name: 'Block A', prefix: 'A-', first: 1, count: 24 },
      { name: 'Fig Street', prefix: '', first: 101, count: 3 },
    ],
    founder: {
      name: 'Thandi van der Merwe',
      email: facts.email ?? newEmail(),
      phone: '082 123 4567',
      password: FOUNDERS_PASSWORD,
    },
  }
}

/** What the mail would bring, sent as the worker sends it. */
export async function mailOf(
  key: string,
  clock?: Clock,
): Promise<{ code: string; link: string; text: string }> {
  const { id, email, sends } = await accountDb().founding.findUniqueOrThrow({
    where: { keyHash: secretHash(key) },
    select: { id: true, email: true, sends: true },
  })
  await sendCode({ foundingId: id, send: sends }, clock)
  const [mail] = (await mailOutbox().list(10_000)).filter(({ to }) => to === email)
  const text = mail?.text ?? ''
  return {
    code: /^(\d{3}) (\d{3})$/m.exec(text)?.slice(1).join('') ?? '',
    link: /confirm#([\w-]{43})\s/.exec(text)?.[1] ?? '',
    text,
  }
}

/** Begins a founding and waits before the code. */
export async function begun(facts: { slug?: string; email?: string } = {}, clock?: Clock) {
  const typed = typedIn(facts)
  const { key } = await callerAs({ apex: true }, clock).founding.start(typed)
  return { key, typed, ...(await mailOf(key, clock)) }
}

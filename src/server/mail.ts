import path from 'node:path'
import { outbox, type Outbox } from '@/integrations/email/outbox'
import type { EmailSender, Mail } from '@/integrations/email/port'
import { config } from './config'
import type { EstateInfo } from './context'
import { deliver } from './deliveries'
import { count } from './telemetry/metrics'

let box: Outbox | undefined

/** The folder that mail goes to where no provider is configured. */
export function mailOutbox(): Outbox {
  return (box ??= outbox(path.join(config().dataDir, 'outbox')))
}

function mailSender(): EmailSender {
  return mailOutbox()
}

export type OutgoingMail = Omit<Mail, 'from'> & {
  /** Whose name it goes out under: the estate's, or the platform's where left out. */
  fromName?: string
  /** The estate among whose messages of the month it counts; null for what the platform itself has to say. */
  countsFor: EstateInfo | null
}

/** Sends one mail. It goes over the network: from a job or after the commit, never inside `ctx.tx`. */
export async function sendMail({ fromName = 'Gatehouse', countsFor, ...mail }: OutgoingMail): Promise<void> {
  const domain = config().rootDomain.replace(/:\d+$/, '')
  const name = fromName.replace(/[\p{Cc}"<>\\]/gu, '')
  const [kind = 'mail'] = mail.idempotencyKey.split(':')
  const from = `"${name}" <no-reply@${domain}>`
  const message = { channel: 'email', to: mail.to, kind, key: mail.idempotencyKey, countsFor } as const
  await deliver(message, () => mailSender().send({ ...mail, from })).catch((error: unknown) => {
    count('gatehouse_mail_failures')
    throw error
  })
}

export type Mail = {
  to: string
  /** `Name <address>`. */
  from: string
  subject: string
  html: string
  text: string
  /** Sending again under the same key sends nothing. */
  idempotencyKey: string
}

export type EmailSender = { send(mail: Mail): Promise<void> }

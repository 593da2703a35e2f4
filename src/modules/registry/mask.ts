/** Enough of a phone number to recognise it in the audit trail: `+27…4567`. */
export function maskPhone(phone: string): string {
  return phone.length <= 7 ? '…' : `${phone.slice(0, 3)}…${phone.slice(-4)}`
}

/** Enough of an email address to recognise it in the audit trail: `t…@example.com`. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  return at < 1 ? '…' : `${email.slice(0, 1)}…${email.slice(at)}`
}

import { z } from 'zod'
import { typedText } from '@/lib/typed-text'

export const MIN_PASSWORD = 10
export const MAX_PASSWORD = 128

const emailAddress = typedText(254, 'This is too long for an email address.')

export const signInForm = z.object({
  email: emailAddress.min(1, 'Enter your email address.'),
  password: z.string().min(1, 'Enter your password.').max(1000, 'This is too long for a password.'),
})

export const forgotPassword = z.object({
  email: emailAddress.pipe(z.email('Enter an email address, such as name@example.com.')),
})

export const newPassword = z
  .string()
  .min(MIN_PASSWORD, `Use at least ${MIN_PASSWORD} characters.`)
  .max(MAX_PASSWORD, `Use at most ${MAX_PASSWORD} characters.`)

/** 32 random bytes, as the link in the mail has them. */
export const resetToken = z.string().regex(/^[\w-]{43}$/)

export const resetPassword = z.object({ token: z.string().max(200), password: newPassword })
export type ResetPassword = z.infer<typeof resetPassword>

/** Where a mail's link leads: the site on which it was asked for. */
export const mailSite = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('estate'), slug: z.string().max(63) }),
  z.object({ kind: z.literal('console') }),
])
export type MailSite = z.infer<typeof mailSite>

/** Six digits of an app, or a recovery code. */
/** The password of whoever is signed in, once more. */
export const passwordAgain = z.object({ password: z.string().min(1, 'Type your password.').max(128) })

export const secondFactorCode = z.object({
  code: typedText(40, 'This is too long for a code.').min(6, 'Type the six digits, or a recovery code.'),
})

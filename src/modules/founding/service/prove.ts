import type { Prisma } from '@/generated/prisma/client'
import { passwordMatches } from '@/server/auth/password'
import { config } from '@/server/config'
import { accountDb } from '@/server/db/client'
import { DomainError, invalid } from '@/server/errors'
import { limit } from '@/server/limits'
import type { ConfirmFounding } from '../schemas'
import { codeHash, isSameHash, secretHash } from '../secrets'

const MOST_TRIES = 5
const PASSWORDS = { max: 5, windowSeconds: 1800 }

type Founding = Prisma.FoundingGetPayload<{
  select: { id: true; email: true; keyHash: true; passwordHash: true; verifiedAt: true }
}>

/**
 * Lets on only whoever has the mailbox and began it: the code counts in the browser that holds the key; the link there
 * too, and elsewhere with the password that was chosen, for a link that a stranger asked for must not make their choice
 * of a password somebody's sign-in.
 */
export async function proveMailbox(founding: Founding, input: ConfirmFounding, now: Date): Promise<void> {
  const holdsKey = input.key !== undefined && isSameHash(secretHash(input.key), founding.keyHash)
  if (input.link) {
    if (!holdsKey) await provePassword(founding, input.password)
    await verified(founding.id, now)
    return
  }
  if (founding.verifiedAt) return
  if (!input.code)
    throw invalid('founding.code_needed', 'Enter the code from the mail.', {
      code: 'Enter the code from the mail.',
    })
  await proveCode(founding, input.code, now)
}

async function provePassword({ id, passwordHash }: Founding, password: string | undefined): Promise<void> {
  const words = 'Enter the password that you chose when you began.'
  if (!password) throw invalid('founding.password_needed', words, { password: words })
  const counted = await limit(['founding password', id], PASSWORDS)
  if (!(await passwordMatches(passwordHash, password)))
    throw invalid('founding.wrong_password', words, {
      password: 'This is not the password that you chose when you began.',
    })
  await counted.takeBack()
}

/** A try is counted before it is looked at, so that many at once are no more than five. */
async function proveCode({ id }: Founding, code: string, now: Date): Promise<void> {
  const { count } = await accountDb().founding.updateMany({
    where: { id, codeHash: { not: null }, codeExpiresAt: { gt: now }, codeTries: { lt: MOST_TRIES } },
    data: { codeTries: { increment: 1 } },
  })
  if (count === 0) throw codeGone()
  const kept = await accountDb().founding.findUniqueOrThrow({
    where: { id },
    select: { codeHash: true, codeTries: true },
  })
  const given = codeHash(config().authSecret, id, code)
  if (!kept.codeHash || !isSameHash(kept.codeHash, given)) {
    const left = MOST_TRIES - kept.codeTries
    if (left <= 0) throw codeGone()
    const words = `This is not the code. ${left === 1 ? 'One try is' : `${left} tries are`} left.`
    throw invalid('founding.wrong_code', words, { code: words })
  }
  await verified(id, now)
}

/** The code is used up with it. */
async function verified(id: string, now: Date): Promise<void> {
  await accountDb().founding.updateMany({
    where: { id, verifiedAt: null },
    data: { verifiedAt: now, codeHash: null },
  })
}

function codeGone(): DomainError {
  const words = 'This code works no longer. Have another one sent.'
  return new DomainError('RESOURCE_CONFLICT', 'founding.code_gone', words, { fields: { code: words } })
}

import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createCaller } from '@/registry/router'
import { callerAs, requestOf } from '@/testing/caller'
import { makeEstate, makeMember } from '@/testing/estate'
import { makeOperator } from '@/testing/operator'
import { hashPassword, passwordMatches } from '@/server/auth/password'
import { signIn } from '@/server/auth/sign-in'
import type { EstateInfo, MemberActor } from '@/server/context'
import { accountDb, unsafeAcrossEstates } from '@/server/db/client'
import { makeResetToken } from '../reset-token'
import { resetTarget } from './password-reset'

const GOOD = 'copper kettle morning rain'

async function makeLink(account: { accountId: string }, minutes = 60): Promise<string> {
  const { token, hash } = makeResetToken()
  await accountDb().passwordReset.create({
    data: {
      accountId: account.accountId,
      tokenHash: hash,
      expiresAt: new Date(Date.now() + minutes * 60_000),
    },
    select: { id: true },
  })
  return token
}

async function accountOf({ accountId }: MemberActor) {
  return accountDb().account.findUniqueOrThrow({
    where: { id: accountId },
    select: { email: true, passwordHash: true },
  })
}

/** Jobs asked for and not yet taken away by a worker: these tests run none. */
async function jobsFor(part: object): Promise<{ task: string }[]> {
  const rows = await unsafeAcrossEstates('a test looks for its jobs').jobRequest.findMany({
    where: { estateId: null },
    select: { task: true, payload: true },
  })
  return rows.filter(({ payload }) =>
    Object.entries(part).every(
      ([key, value]) =>
        typeof payload === 'object' && payload !== null && Reflect.get(payload, key) === value,
    ),
  )
}

async function signsIn(estate: EstateInfo, member: MemberActor, password: string): Promise<boolean> {
  const { email } = await accountOf(member)
  return (await signIn(requestOf({ estate }), email, password)) !== null
}

const GONE = { cause: { code: 'identity.reset_gone' } }
const reset = (estate: EstateInfo, token: string, password = GOOD) =>
  callerAs({ estate }).identity.resetPassword({ token, password })

describe('asking for a new password', () => {
  it('gets the same answer whether or not the address can sign in', async () => {
    const estate = await makeEstate()
    const member = await makeMember(estate)
    const { email } = await accountOf(member)
    const stranger = `${randomUUID()}@example.com`
    const answers = await Promise.all(
      [email, stranger].map((address) => callerAs({ estate }).identity.forgotPassword({ email: address })),
    )
    expect(answers[0]).toEqual(answers[1])
    expect(await jobsFor({ email })).toHaveLength(1)
    expect(await jobsFor({ email: stranger })).toHaveLength(1)
  })

  it('is taken however often somebody else asked for the same address', async () => {
    const estate = await makeEstate()
    const email = `${randomUUID()}@example.com`
    const ask = () => callerAs({ estate }).identity.forgotPassword({ email: ` ${email.toUpperCase()}` })
    for (let time = 0; time < 10; time++) await ask()
    expect(await jobsFor({ email })).toHaveLength(10)
  })

  it('is refused past twenty in ten minutes from one connection, whichever of its IPv6 addresses it uses', async () => {
    const estate = await makeEstate()
    const group = () => randomUUID().slice(0, 4)
    const network = `2001:db8:${group()}:${group()}`
    const ask = (host: number) =>
      createCaller({
        request: { ...requestOf({ estate }), ip: `${network}::${host.toString(16)}` },
      }).identity.forgotPassword({ email: `${randomUUID()}@example.com` })
    for (let host = 1; host <= 20; host++) await ask(host)
    await expect(ask(21)).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' })
  })

  it('leads nowhere on the platform’s front, where nobody signs in', async () => {
    const email = `${randomUUID()}@example.com`
    await callerAs({ apex: true }).identity.forgotPassword({ email })
    expect(await jobsFor({ email })).toEqual([])
  })
})

describe('the link to a new password', () => {
  it('sets it once, ends every session, and has the owner told', async () => {
    const [estate, elsewhere] = await Promise.all([makeEstate(), makeEstate()])
    const member = await makeMember(estate)
    await accountDb().session.create({
      data: {
        site: 'estate',
        estateId: elsewhere.id,
        accountId: member.accountId,
        expiresAt: new Date(Date.now() + 60_000),
      },
      select: { id: true },
    })
    const token = await makeLink(member)
    await reset(estate, token)
    expect(await accountDb().session.count({ where: { accountId: member.accountId, revokedAt: null } })).toBe(
      0,
    )
    expect((await jobsFor({ accountId: member.accountId })).map(({ task }) => task)).toEqual([
      'identity.sendPasswordChanged',
    ])
    expect(await signsIn(estate, member, GOOD)).toBe(true)
    await expect(reset(estate, token, 'velvet ladder thirteen')).rejects.toMatchObject(GONE)
    expect(await signsIn(estate, member, 'velvet ladder thirteen')).toBe(false)
  })

  it('leaves a line in the platform’s trail about the account, which is no act of an operator', async () => {
    const estate = await makeEstate()
    const member = await makeMember(estate, { name: 'Thandi Reset' })
    await reset(estate, await makeLink(member))
    const { platform } = callerAs({ console: await makeOperator('read_only') })
    const trail = (byOperators?: boolean) => platform.trail({ subjectId: member.accountId, byOperators })
    expect((await trail()).items).toMatchObject([
      { name: 'account.password_reset', subjectType: 'account', subject: 'Thandi Reset', operator: null },
    ])
    expect((await trail(true)).items).toEqual([])
  })

  it('wins once when it is followed many times at once', async () => {
    const estate = await makeEstate()
    const token = await makeLink(await makeMember(estate))
    const tries = await Promise.allSettled(
      [1, 2, 3, 4].map((number) => reset(estate, token, `velvet ladder no ${number}`)),
    )
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  })

  it('wins once when several links of one account are followed at once', async () => {
    const estate = await makeEstate()
    const member = await makeMember(estate)
    const tokens = await Promise.all([1, 2, 3, 4].map(() => makeLink(member)))
    const tries = await Promise.allSettled(
      tokens.map((token, number) => reset(estate, token, `velvet ladder no ${number}`)),
    )
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    for (const one of tries) if (one.status === 'rejected') expect(one.reason).toMatchObject(GONE)
  })

  it('voids every other link of the account', async () => {
    const estate = await makeEstate()
    const member = await makeMember(estate)
    const [older, newer] = [await makeLink(member), await makeLink(member)]
    await reset(estate, newer)
    expect(await resetTarget(requestOf({ estate }), older)).toBeNull()
  })

  it('runs out', async () => {
    const estate = await makeEstate()
    const token = await makeLink(await makeMember(estate), -1)
    await expect(reset(estate, token)).rejects.toMatchObject(GONE)
  })

  it('works only where its account can sign in', async () => {
    const [estate, elsewhere] = await Promise.all([makeEstate(), makeEstate()])
    const member = await makeMember(estate)
    const token = await makeLink(member)
    await expect(reset(elsewhere, token)).rejects.toMatchObject(GONE)
    await expect(
      callerAs({ console: null }).identity.resetPassword({ token, password: GOOD }),
    ).rejects.toMatchObject(GONE)
    expect((await resetTarget(requestOf({ estate }), token))?.account.id).toBe(member.accountId)
  })

  it('is never made up', async () => {
    const estate = await makeEstate()
    for (const token of ['', 'x', makeResetToken().token, "' or 1=1 --"])
      await expect(reset(estate, token)).rejects.toMatchObject(GONE)
  })

  it('takes no weak password, and not the one of now; the link stays good', async () => {
    const estate = await makeEstate({ name: 'Palm Grove Village' })
    const member = await makeMember(estate, { name: 'Thandiwe Nkosi' })
    await accountDb().account.update({
      where: { id: member.accountId },
      data: { passwordHash: await hashPassword('velvet ladder thirteen') },
      select: { id: true },
    })
    const token = await makeLink(member)
    for (const password of [
      'short',
      'Password123!',
      'palm-grove-2026',
      'thandiwe 1987',
      'velvet ladder thirteen',
      '1234567890',
    ])
      await expect(reset(estate, token, password), password).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await reset(estate, token)
    expect(await passwordMatches((await accountOf(member)).passwordHash, GOOD)).toBe(true)
  })
})

import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { config } from '@/server/config'
import type { Clock } from '@/server/clock'
import { accountDb, unsafeAcrossEstates } from '@/server/db/client'
import { seal, unseal } from '@/server/secrets'
import { callerAs } from '@/testing/caller'
import { totpCode } from '@/server/auth/totp'

const NOON = Date.parse('2026-05-04T12:00:00Z')

/** A clock that stands until it is moved on. */
function clockAt(start = NOON): Clock & { forward(seconds: number): void } {
  let now = start
  return { now: () => new Date(now), forward: (seconds) => (now += seconds * 1000) }
}

async function newOperator(): Promise<string> {
  const email = `${randomUUID()}@example.com`
  const { id } = await accountDb().account.create({ data: { email, name: 'Olu' }, select: { id: true } })
  await unsafeAcrossEstates('a test makes an operator').operator.create({
    data: { accountId: id, name: 'Olu', role: 'support' },
    select: { id: true },
  })
  return id
}

/** A session as it is after the password; `device` is what its browser is known by. */
async function afterPassword(accountId: string, clock: Clock, device: string | null = null) {
  const at = clock.now()
  const { id: sessionId } = await accountDb().session.create({
    data: {
      site: 'console',
      accountId,
      createdAt: at,
      lastSeenAt: at,
      expiresAt: new Date(at.getTime() + 12 * 3_600_000),
      deviceHash: device,
    },
    select: { id: true },
  })
  return callerAs({ console: { sessionId } }, clock)
}

/** An operator with an app set up, and what it shows. */
async function enrolled(clock: ReturnType<typeof clockAt>, device: string | null = null) {
  const accountId = await newOperator()
  const caller = await afterPassword(accountId, clock, device)
  const { secret } = await caller.identity.secondFactor.begin()
  const { codes } = await caller.identity.secondFactor.confirm({ code: totpCode(secret, clock.now()) })
  clock.forward(60)
  return {
    accountId,
    caller,
    codes,
    shown: (by = 0) => totpCode(secret, new Date(clock.now().getTime() + by * 1000)),
  }
}

/** A code that is not the one shown, nor its neighbours. */
function wrong(shown: (by?: number) => string): string {
  const near = [-30, 0, 30].map((by) => shown(by))
  return ['000000', '111111', '222222', '333333'].find((code) => !near.includes(code)) ?? ''
}

const mailsTo = (accountId: string) =>
  unsafeAcrossEstates('a test reads what is asked for').$queryRaw<{ kind: string }[]>`
    SELECT payload->>'kind' AS kind FROM job_request
    WHERE task = 'identity.sendSecurityNotice' AND payload->>'accountId' = ${accountId} ORDER BY id`

describe('the second factor of an operator', () => {
  it('lets nobody in with the password alone, and everybody with an app set up', async () => {
    const clock = clockAt()
    const accountId = await newOperator()
    const caller = await afterPassword(accountId, clock)
    await expect(caller.platform.overview()).rejects.toMatchObject({ cause: { code: 'second_factor' } })
    const { secret, qr } = await caller.identity.secondFactor.begin()
    expect(qr).toMatch(/^data:image\/png;base64,/)
    expect((await caller.identity.secondFactor.begin()).secret).toBe(secret)
    await expect(caller.identity.secondFactor.confirm({ code: '000000' })).rejects.toMatchObject({
      cause: { code: 'identity.wrong_code' },
    })
    const { codes } = await caller.identity.secondFactor.confirm({ code: totpCode(secret, clock.now()) })
    expect(new Set(codes).size).toBe(10)
    await expect(caller.platform.overview()).resolves.toBeDefined()
  })

  it('can’t be set up by somebody else with the password once it is, nor be read by them before', async () => {
    const clock = clockAt()
    const accountId = await newOperator()
    const [owner, thief] = await Promise.all([
      afterPassword(accountId, clock),
      afterPassword(accountId, clock),
    ])
    const mine = await owner.identity.secondFactor.begin()
    const theirs = await thief.identity.secondFactor.begin()
    expect(theirs.secret).not.toBe(mine.secret)
    await owner.identity.secondFactor.confirm({ code: totpCode(mine.secret, clock.now()) })
    for (const act of [
      () => thief.identity.secondFactor.begin(),
      () => thief.identity.secondFactor.confirm({ code: totpCode(theirs.secret, clock.now()) }),
    ])
      await expect(act()).rejects.toMatchObject({ cause: { code: 'identity.enrolled' } })
    await expect(thief.platform.overview()).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
  })

  it('is set up by exactly one of two sessions at once', async () => {
    const clock = clockAt()
    const accountId = await newOperator()
    const callers = await Promise.all([afterPassword(accountId, clock), afterPassword(accountId, clock)])
    const outcomes = await Promise.allSettled(
      callers.map(async (caller) => {
        const { secret } = await caller.identity.secondFactor.begin()
        return caller.identity.secondFactor.confirm({ code: totpCode(secret, clock.now()) })
      }),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('takes a code once, and none from before it, in whatever session', async () => {
    const clock = clockAt()
    const { accountId, shown } = await enrolled(clock)
    const [one, two] = await Promise.all([afterPassword(accountId, clock), afterPassword(accountId, clock)])
    const code = shown()
    const earlier = shown(-30)
    await one.identity.secondFactor.give({ code })
    for (const used of [code, earlier])
      await expect(two.identity.secondFactor.give({ code: used })).rejects.toMatchObject({
        cause: { code: 'identity.code_used' },
      })
    await expect(two.platform.overview()).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
  })

  it('lets one of many in who send the same code at once', async () => {
    const clock = clockAt()
    const { accountId, shown } = await enrolled(clock)
    const callers = await Promise.all(Array.from({ length: 6 }, () => afterPassword(accountId, clock)))
    const code = shown()
    const outcomes = await Promise.allSettled(
      callers.map((caller) => caller.identity.secondFactor.give({ code })),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('bears a clock that is half a minute off, and not one that is further off', async () => {
    for (const [by, right] of [
      [30, true],
      [-30, true],
      [90, false],
      [-90, false],
    ] as const) {
      const clock = clockAt()
      const { accountId, shown } = await enrolled(clock)
      clock.forward(120)
      const caller = await afterPassword(accountId, clock)
      const given = caller.identity.secondFactor.give({ code: shown(by) })
      if (right) await expect(given).resolves.toMatchObject({ codesLeft: 10 })
      else await expect(given).rejects.toMatchObject({ cause: { code: 'identity.wrong_code' } })
    }
  })

  it('takes each recovery code once, however it is typed, and only those made last', async () => {
    const clock = clockAt()
    const { accountId, codes, caller } = await enrolled(clock)
    const [first = '', second = ''] = codes
    const lost = await afterPassword(accountId, clock)
    await expect(
      lost.identity.secondFactor.give({ code: ` ${first.toUpperCase().replaceAll('-', ' ')} ` }),
    ).resolves.toEqual({ codesLeft: 9 })
    const again = await afterPassword(accountId, clock)
    await expect(again.identity.secondFactor.give({ code: first })).rejects.toMatchObject({
      cause: { code: 'identity.wrong_code' },
    })
    const renewed = await caller.identity.secondFactor.renewCodes()
    await expect(again.identity.secondFactor.give({ code: second })).rejects.toMatchObject({
      cause: { code: 'identity.wrong_code' },
    })
    await expect(again.identity.secondFactor.give({ code: renewed.codes[0] ?? '' })).resolves.toEqual({
      codesLeft: 9,
    })
    expect((await mailsTo(accountId)).map(({ kind }) => kind)).toEqual([
      'enrolled',
      'recovery',
      'codes',
      'recovery',
    ])
  })

  it('is locked for half an hour after five wrong codes, with a mail, and a browser that is known goes on', async () => {
    const clock = clockAt()
    const { accountId, shown, codes } = await enrolled(clock, 'home')
    const stranger = await afterPassword(accountId, clock, 'elsewhere')
    const home = await afterPassword(accountId, clock, 'home')
    for (let n = 0; n < 4; n++)
      await expect(stranger.identity.secondFactor.give({ code: wrong(shown) })).rejects.toMatchObject({
        code: 'BAD_REQUEST',
      })
    await expect(stranger.identity.secondFactor.give({ code: wrong(shown) })).rejects.toMatchObject({
      cause: { code: 'identity.locked' },
    })
    // Neither the right code nor a recovery code helps a stranger now.
    for (const code of [shown(), codes[0] ?? ''])
      await expect(stranger.identity.secondFactor.give({ code })).rejects.toMatchObject({
        cause: { code: 'identity.locked' },
      })
    expect((await mailsTo(accountId)).at(-1)).toEqual({ kind: 'locked' })
    await home.identity.secondFactor.give({ code: shown() })
    // The owner is in: strangers may try again, and are counted anew.
    clock.forward(31 * 60)
    const late = await afterPassword(accountId, clock, 'elsewhere')
    await expect(late.identity.secondFactor.give({ code: shown() })).resolves.toBeDefined()
  })

  it('counts every one of many wrong codes that come at once', async () => {
    const clock = clockAt()
    const { accountId, shown } = await enrolled(clock)
    const strangers = await Promise.all(Array.from({ length: 12 }, () => afterPassword(accountId, clock)))
    const code = wrong(shown)
    const outcomes = await Promise.allSettled(
      strangers.map((stranger) => stranger.identity.secondFactor.give({ code })),
    )
    const judged = outcomes.filter(
      (outcome) => outcome.status === 'rejected' && /not right/.test(String(outcome.reason)),
    )
    expect(judged).toHaveLength(4)
  })

  it('makes a stranger of a known browser that guesses', async () => {
    const clock = clockAt()
    const { accountId, shown } = await enrolled(clock, 'home')
    const home = await afterPassword(accountId, clock, 'home')
    for (let n = 0; n < 5; n++)
      await expect(home.identity.secondFactor.give({ code: wrong(shown) })).rejects.toBeDefined()
    await expect(home.identity.secondFactor.give({ code: shown() })).rejects.toMatchObject({
      cause: { code: 'identity.locked' },
    })
  })

  it('is asked again for what reaches far, ten minutes after it was given', async () => {
    const clock = clockAt()
    const { accountId, shown } = await enrolled(clock)
    const caller = await afterPassword(accountId, clock)
    await caller.identity.secondFactor.give({ code: shown() })
    clock.forward(11 * 60)
    for (const act of [
      () => caller.identity.secondFactor.renewCodes(),
      () => caller.identity.secondFactor.begin(),
    ])
      await expect(act()).rejects.toMatchObject({ cause: { code: 'second_factor_again' } })
    await caller.identity.secondFactor.give({ code: shown() })
    await expect(caller.identity.secondFactor.renewCodes()).resolves.toMatchObject({
      codes: expect.any(Array),
    })
  })

  it('can be moved to another phone, whose codes alone count from then on', async () => {
    const clock = clockAt()
    const { accountId, shown, caller, codes } = await enrolled(clock)
    const moved = await caller.identity.secondFactor.begin()
    await caller.identity.secondFactor.confirm({ code: totpCode(moved.secret, clock.now()) })
    clock.forward(60)
    const next = await afterPassword(accountId, clock)
    for (const code of [shown(), codes[0] ?? ''])
      await expect(next.identity.secondFactor.give({ code })).rejects.toMatchObject({
        cause: { code: 'identity.wrong_code' },
      })
    await next.identity.secondFactor.give({ code: totpCode(moved.secret, clock.now()) })
  })

  it('waits half an hour for somebody who gave the password, and no longer', async () => {
    const clock = clockAt()
    const { accountId, shown } = await enrolled(clock)
    const caller = await afterPassword(accountId, clock)
    clock.forward(31 * 60)
    await expect(caller.identity.secondFactor.give({ code: shown() })).rejects.toMatchObject({
      code: 'UNAUTHORIZED',
    })
  })

  it('is kept sealed: what the database has opens only for its own account, and an older key is replaced', async () => {
    const clock = clockAt()
    const { accountId, caller, shown } = await enrolled(clock)
    const stored = async () =>
      (await accountDb().secondFactor.findUniqueOrThrow({ where: { accountId }, select: { secret: true } }))
        .secret
    const sealed = await stored()
    const { text: secret } = unseal(sealed, accountId)
    expect(sealed).not.toContain(secret)
    expect(() => unseal(sealed, randomUUID())).toThrow()
    expect(() => unseal(sealed.slice(0, -2) + 'AA', accountId)).toThrow()
    const keys = config().secretKeys
    keys.unshift({ name: 'newer', key: Buffer.alloc(32, 9) })
    try {
      await caller.identity.secondFactor.give({ code: shown() })
      expect(await stored()).toMatch(/^v1\.newer\./)
      expect(unseal(await stored(), accountId).text).toBe(secret)
    } finally {
      await accountDb().secondFactor.update({
        where: { accountId },
        data: { secret: sealed },
        select: { accountId: true },
      })
      keys.shift()
    }
    expect(seal('x', accountId)).not.toBe(seal('x', accountId))
  })
})

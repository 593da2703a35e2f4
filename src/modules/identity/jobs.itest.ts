import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { config } from '@/server/config'
import { accountDb } from '@/server/db/client'
import { mailOutbox } from '@/server/mail'
import { callerAs, requestOf } from '@/testing/caller'
import { makeEstate, makeMember } from '@/testing/estate'
import { sendPasswordChanged, sendReset } from './jobs'
import { resetTarget } from './service/password-reset'

async function emailOf(accountId: string): Promise<string> {
  return (await accountDb().account.findUniqueOrThrow({ where: { id: accountId }, select: { email: true } }))
    .email
}

async function mailsTo(address: string) {
  return (await mailOutbox().list(10_000)).filter((mail) => mail.to === address)
}

const tokenIn = (text: string) => /\/reset\?token=([\w-]{43})\s/.exec(text)?.[1] ?? ''

describe('the mail with a link to a new password', () => {
  it('comes from the estate, leads to its own site, and works for an hour', async () => {
    const estate = await makeEstate({ name: 'Palm <Grove> & Co' })
    const { accountId } = await makeMember(estate)
    const email = await emailOf(accountId)
    const now = new Date()
    await sendReset({ email, site: { kind: 'estate', slug: estate.slug } }, { now: () => now })
    const [mail, ...more] = await mailsTo(email)
    expect(more).toEqual([])
    expect(mail?.from).toContain('Palm Grove')
    expect(mail?.text).toContain(`${config().scheme}://${estate.slug}.${config().publicRoot}/reset?token=`)
    expect(mail?.html).toContain('Palm &lt;Grove&gt; &amp; Co')
    expect(mail?.html).not.toContain('<Grove>')
    const token = tokenIn(mail?.text ?? '')
    const after = (minutes: number) =>
      requestOf({ estate }, { now: () => new Date(now.getTime() + minutes * 60_000) })
    expect((await resetTarget(after(59), token))?.account.id).toBe(accountId)
    expect(await resetTarget(after(61), token)).toBeNull()
  })

  it('leaves the links of before good, each for its own hour, until one of them is used', async () => {
    const estate = await makeEstate()
    const { accountId } = await makeMember(estate)
    const email = await emailOf(accountId)
    const site = { kind: 'estate', slug: estate.slug }
    const start = Date.now()
    const after = (minutes: number) => ({ now: () => new Date(start + minutes * 60_000) })
    await sendReset({ email, site }, after(0))
    await sendReset({ email, site }, after(30))
    const [one = '', two = '', ...more] = (await mailsTo(email)).map((mail) => tokenIn(mail.text))
    expect(more).toEqual([])
    const goodAt = async (minutes: number) =>
      (
        await Promise.all(
          [one, two].map((token) => resetTarget(requestOf({ estate }, after(minutes)), token)),
        )
      ).filter((target) => target !== null).length
    expect([await goodAt(59), await goodAt(61), await goodAt(91)]).toEqual([2, 1, 0])
    await callerAs({ estate }).identity.resetPassword({ token: one, password: 'copper kettle morning rain' })
    expect(await goodAt(0)).toBe(0)
  })

  it('is sent five times an hour at most, however many ask at once, and those that were sent stay good', async () => {
    const estate = await makeEstate()
    const { accountId } = await makeMember(estate)
    const email = await emailOf(accountId)
    await Promise.all(
      Array.from({ length: 12 }, () => sendReset({ email, site: { kind: 'estate', slug: estate.slug } })),
    )
    const tokens = (await mailsTo(email)).map((mail) => tokenIn(mail.text))
    expect(tokens).toHaveLength(5)
    for (const token of tokens) expect(await resetTarget(requestOf({ estate }), token)).not.toBeNull()
  })

  it('is sent however often it was asked for where it leads nowhere', async () => {
    const [estate, elsewhere] = await Promise.all([makeEstate(), makeEstate()])
    const email = await emailOf((await makeMember(estate)).accountId)
    for (let time = 0; time < 6; time++) {
      await sendReset({ email, site: { kind: 'estate', slug: elsewhere.slug } })
      await sendReset({ email, site: { kind: 'console' } })
    }
    await sendReset({ email, site: { kind: 'estate', slug: estate.slug } })
    expect(await mailsTo(email)).toHaveLength(1)
  })

  it('goes to nobody who can’t sign in there', async () => {
    const [estate, elsewhere] = await Promise.all([makeEstate(), makeEstate()])
    const email = await emailOf((await makeMember(estate)).accountId)
    const gone = await emailOf((await makeMember(estate, { status: 'left' })).accountId)
    const stranger = `${randomUUID()}@example.com`
    await sendReset({ email, site: { kind: 'estate', slug: elsewhere.slug } })
    await sendReset({ email, site: { kind: 'console' } })
    await sendReset({ email: gone, site: { kind: 'estate', slug: estate.slug } })
    await sendReset({ email: stranger, site: { kind: 'estate', slug: estate.slug } })
    for (const address of [email, gone, stranger]) expect(await mailsTo(address)).toEqual([])
  })
})

describe('the mail about a changed password', () => {
  it('tells the owner when it was, by the estate’s clock, and comes once', async () => {
    const estate = await makeEstate({ timeZone: 'Africa/Nairobi', locale: 'en-KE' })
    const { accountId } = await makeMember(estate, { name: 'Otieno Odhiambo' })
    const email = await emailOf(accountId)
    const job = { accountId, resetId: randomUUID(), site: { kind: 'estate', slug: estate.slug } }
    const clock = { now: () => new Date('2026-03-03T11:05:00Z') }
    await sendPasswordChanged(job, clock)
    await sendPasswordChanged(job, clock)
    const mails = await mailsTo(email)
    expect(mails).toHaveLength(1)
    expect(mails[0]?.text).toContain('Otieno Odhiambo')
    expect(mails[0]?.text).toMatch(/3 March 2026.*14:05|3 March 2026.*2:05/)
  })
})

import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { authOptions } from '@/server/auth/options'
import { hashPassword } from '@/server/auth/password'
import { visitConsole, visitEstate } from '@/server/auth/session'
import { signIn } from '@/server/auth/sign-in'
import type { MemberActor } from '@/server/context'
import { accountDb } from '@/server/db/client'
import { requestOf } from '@/testing/caller'
import { makeEstate, makeMember } from '@/testing/estate'
import { makeOperator } from '@/testing/operator'

const PASSWORD = 'copper kettle morning rain'
const hash = hashPassword(PASSWORD)

async function withPassword({ accountId }: Pick<MemberActor, 'accountId'>): Promise<string> {
  const account = await accountDb().account.update({
    where: { id: accountId },
    data: { passwordHash: await hash },
    select: { email: true },
  })
  return account.email
}

describe('signing in', () => {
  it('opens a session of this site for a member, however the address is written', async () => {
    const estate = await makeEstate()
    const email = await withPassword(await makeMember(estate))
    const opened = await signIn(requestOf({ estate }), `  ${email.toUpperCase()} `, PASSWORD)
    expect(opened?.scope).toBe(`estate:${estate.id}`)
  })

  it('says the same to a wrong password, an unknown address, a member of elsewhere and one who has left', async () => {
    const [estate, elsewhere] = await Promise.all([makeEstate(), makeEstate()])
    const member = await withPassword(await makeMember(estate))
    const foreigner = await withPassword(await makeMember(elsewhere))
    const gone = await withPassword(await makeMember(estate, { status: 'left' }))
    const request = requestOf({ estate })
    expect(await signIn(request, member, 'not the password')).toBeNull()
    expect(await signIn(request, `${randomUUID()}@example.com`, PASSWORD)).toBeNull()
    expect(await signIn(request, foreigner, PASSWORD)).toBeNull()
    expect(await signIn(request, gone, PASSWORD)).toBeNull()
    expect(await signIn(requestOf({ console: null }), member, PASSWORD)).toBeNull()
    expect(await signIn(requestOf({ apex: true }), member, PASSWORD)).toBeNull()
  })

  it('takes the whole password: not one of which only the beginning is right', async () => {
    const estate = await makeEstate()
    const { accountId } = await makeMember(estate)
    const longest = 'a kettle of rain '.repeat(8).slice(0, 128)
    const { email } = await accountDb().account.update({
      where: { id: accountId },
      data: { passwordHash: await hashPassword(longest) },
      select: { email: true },
    })
    expect(await signIn(requestOf({ estate }), email, `${longest}x`)).toBeNull()
    expect(await signIn(requestOf({ estate }), email, longest)).not.toBeNull()
  })

  it('lets those in who wait for approval or are suspended, to be told so', async () => {
    const estate = await makeEstate()
    for (const status of ['pending', 'suspended'] as const) {
      const email = await withPassword(await makeMember(estate, { status }))
      expect(await signIn(requestOf({ estate }), email, PASSWORD)).not.toBeNull()
    }
  })

  it('is limited for one place at one account, right password or not, and keeps nobody out elsewhere', async () => {
    const estate = await makeEstate()
    const email = await withPassword(await makeMember(estate))
    const attacker = requestOf({ estate })
    for (let time = 0; time < 10; time++) await signIn(attacker, email, 'not the password')
    await expect(signIn(attacker, email, PASSWORD)).rejects.toMatchObject({ kind: 'RATE_LIMITED' })
    expect(await signIn(requestOf({ estate }), email, PASSWORD)).not.toBeNull()
  })

  it('is limited for one account from many places', async () => {
    const estate = await makeEstate()
    const email = await withPassword(await makeMember(estate))
    for (let time = 0; time < 60; time++) await signIn(requestOf({ estate }), email, 'not the password')
    await expect(signIn(requestOf({ estate }), email, PASSWORD)).rejects.toMatchObject({
      kind: 'RATE_LIMITED',
    })
  })

  it('counts an address and an account apart, whatever is typed as an account', async () => {
    const estate = await makeEstate()
    const email = await withPassword(await makeMember(estate))
    const office = requestOf({ estate })
    for (let time = 0; time < 40; time++) await signIn(requestOf({ estate }), office.ip ?? '', 'x')
    expect(await signIn(office, email, PASSWORD)).not.toBeNull()
  })

  it('is limited for one place over many accounts', async () => {
    const estate = await makeEstate()
    const request = requestOf({ estate })
    for (let time = 0; time < 30; time++) await signIn(request, `${randomUUID()}@example.com`, 'x')
    await expect(signIn(request, `${randomUUID()}@example.com`, 'x')).rejects.toMatchObject({
      kind: 'RATE_LIMITED',
    })
  })

  it('counts one connection as one place, whichever of its IPv6 addresses it uses', async () => {
    const estate = await makeEstate()
    const group = () => randomUUID().slice(0, 4)
    const network = `2001:db8:${group()}:${group()}`
    const from = (host: string) => ({ ...requestOf({ estate }), ip: `${network}::${host}` })
    for (let time = 1; time <= 30; time++)
      await signIn(from(time.toString(16)), `${randomUUID()}@example.com`, 'x')
    await expect(signIn(from('ffff'), `${randomUUID()}@example.com`, 'x')).rejects.toMatchObject({
      kind: 'RATE_LIMITED',
    })
  })
})

it('the cookie of a session is neither for scripts nor for the pages of others', () => {
  const { sessionToken, csrfToken } = authOptions(requestOf({ apex: true })).cookies ?? {}
  for (const cookie of [sessionToken, csrfToken])
    expect(cookie?.options).toMatchObject({ httpOnly: true, sameSite: 'lax', path: '/' })
})

describe('a session', () => {
  const DAY = 1440
  const after = (minutes: number) => ({ now: () => new Date(Date.now() + minutes * 60_000) })

  it('of an estate’s site ends after 30 days without use, and after 90 in any case', async () => {
    const estate = await makeEstate()
    const email = await withPassword(await makeMember(estate))
    const open = async () => (await signIn(requestOf({ estate }), email, PASSWORD))?.sessionId ?? ''
    const isOpen = async (id: string, days: number) =>
      (await visitEstate(estate.id, id, after(days * DAY)))?.member != null
    const [unused, used] = [await open(), await open()]
    expect(await isOpen(unused, 31)).toBe(false)
    for (const day of [29, 58, 87, 89]) expect([day, await isOpen(used, day)]).toEqual([day, true])
    expect(await isOpen(used, 91)).toBe(false)
  })

  it('of the console ends after an hour without use, and after 12 in any case', async () => {
    const { accountId } = await makeOperator('support')
    const email = await withPassword({ accountId })
    const open = async () => {
      const id = (await signIn(requestOf({ console: null }), email, PASSWORD))?.sessionId ?? ''
      await accountDb().session.update({
        where: { id },
        data: { secondFactorAt: new Date() },
        select: { id: true },
      })
      return id
    }
    const isOpen = async (id: string, minutes: number) => (await visitConsole(id, after(minutes))) !== null
    const [unused, used] = [await open(), await open()]
    expect(await isOpen(unused, 61)).toBe(false)
    for (let minutes = 55; minutes < 720; minutes += 55)
      expect([minutes, await isOpen(used, minutes)]).toEqual([minutes, true])
    expect(await isOpen(used, 721)).toBe(false)
  })
})

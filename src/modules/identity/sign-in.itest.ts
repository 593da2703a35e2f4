import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { hashPassword } from '@/server/auth/password'
import { signIn } from '@/server/auth/sign-in'
import type { MemberActor } from '@/server/context'
import { accountDb } from '@/server/db/client'
import { requestOf } from '@/testing/caller'
import { makeEstate, makeMember } from '@/testing/estate'

const PASSWORD = 'copper kettle morning rain'
const hash = hashPassword(PASSWORD)

async function withPassword({ accountId }: MemberActor): Promise<string> {
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

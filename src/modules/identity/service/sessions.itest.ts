import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { visitEstate } from '@/server/auth/session'
import { systemClock } from '@/server/clock'
import type { EstateInfo, MemberActor } from '@/server/context'
import { accountDb } from '@/server/db/client'
import { callerAs } from '@/testing/caller'
import { ctxFor, makeEstate, makeMember } from '@/testing/estate'

async function anotherSession(estate: EstateInfo, accountId: string, userAgent = ''): Promise<string> {
  const { id } = await accountDb().session.create({
    data: {
      site: 'estate',
      estateId: estate.id,
      accountId,
      userAgent,
      expiresAt: new Date(Date.now() + 3_600_000),
    },
    select: { id: true },
  })
  return id
}

async function isOpen(estate: EstateInfo, sessionId: string): Promise<boolean> {
  return (await visitEstate(estate.id, sessionId, systemClock))?.member != null
}

const ids = async (estate: EstateInfo, member: MemberActor) =>
  (await callerAs({ estate, member }).identity.sessions()).map((session) => session.id)

describe('one’s own sessions', () => {
  it('are listed with the present one first, each with its device', async () => {
    const estate = await makeEstate()
    const member = await makeMember(estate)
    const phone = await anotherSession(
      estate,
      member.accountId,
      'Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile',
    )
    const sessions = await callerAs({ estate, member }).identity.sessions()
    expect(sessions.map(({ id, current }) => ({ id, current }))).toEqual([
      { id: member.sessionId, current: true },
      { id: phone, current: false },
    ])
    expect(sessions[1]?.device).toEqual({ browser: 'Chrome', system: 'Android', handheld: true })
  })

  it('are nobody else’s, and not those of another estate’s site', async () => {
    const [estate, elsewhere] = await Promise.all([makeEstate(), makeEstate()])
    const [member, neighbour] = await Promise.all([makeMember(estate), makeMember(estate)])
    const abroad = await anotherSession(elsewhere, member.accountId)
    expect(await ids(estate, member)).toEqual([member.sessionId])
    for (const id of [neighbour.sessionId, abroad, randomUUID()])
      await expect(callerAs({ estate, member }).identity.revokeSession({ id })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      })
    expect(await isOpen(estate, neighbour.sessionId)).toBe(true)
  })

  it('end at once when they are ended from afar, and the trail says so', async () => {
    const estate = await makeEstate()
    const member = await makeMember(estate)
    const lost = await anotherSession(estate, member.accountId, 'Mozilla/5.0 (iPhone) Safari/604.1')
    await callerAs({ estate, member }).identity.revokeSession({ id: lost })
    expect(await isOpen(estate, lost)).toBe(false)
    expect(await isOpen(estate, member.sessionId)).toBe(true)
    await expect(callerAs({ estate, member }).identity.revokeSession({ id: lost })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    const trail = await ctxFor(estate).db.event.findMany({
      where: { entityId: lost },
      select: { name: true, payload: true, actorId: true },
    })
    expect(trail).toEqual([
      { name: 'session.revoked', payload: { device: 'Safari, iPhone' }, actorId: member.id },
    ])
  })

  it('end all but the present one together', async () => {
    const estate = await makeEstate()
    const [member, neighbour] = await Promise.all([makeMember(estate), makeMember(estate)])
    const others = await Promise.all([1, 2, 3].map(() => anotherSession(estate, member.accountId)))
    expect(await callerAs({ estate, member }).identity.revokeOtherSessions()).toEqual({ sessions: 3 })
    expect(await ids(estate, member)).toEqual([member.sessionId])
    expect(await Promise.all(others.map((id) => isOpen(estate, id)))).toEqual([false, false, false])
    expect(await isOpen(estate, neighbour.sessionId)).toBe(true)
  })
})

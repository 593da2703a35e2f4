import { describe, expect, it, vi } from 'vitest'
import { callerAs } from '@/testing/caller'
import { ctxFor, makeEstate, makeMember } from '@/testing/estate'
import type { MemberActor } from './context'
import { liveHub, type LiveMessage } from './realtime'

async function bellOf(count: number) {
  const estate = await makeEstate()
  const member = await makeMember(estate, { roles: ['owner'] })
  await ring(estate, member, count)
  return { estate, member, bell: callerAs({ estate, member }).bell }
}

async function ring(estate: Awaited<ReturnType<typeof makeEstate>>, member: MemberActor, count: number) {
  await ctxFor(estate).db.notification.createMany({
    data: Array.from({ length: count }, (_, index) => ({
      memberId: member.id,
      eventId: crypto.randomUUID(),
      kind: 'tickets.reported',
      urgency: 'normal',
      params: { title: `Leak ${index}` },
      href: `/tickets/${index}`,
    })),
  })
}

describe('one’s own bell', () => {
  it('shows what is new first, page by page, each line once', async () => {
    const { bell } = await bellOf(25)
    const first = await bell.list({ limit: 20 })
    const second = await bell.list({ limit: 20, cursor: first.nextCursor })
    const lines = [...first.items, ...second.items]
    expect(second.nextCursor).toBeNull()
    expect(new Set(lines.map(({ id }) => id)).size).toBe(25)
    expect(lines.map(({ id }) => id)).toEqual(
      lines
        .map(({ id }) => id)
        .toSorted()
        .toReversed(),
    )
    expect(lines[0]).toMatchObject({
      kind: 'tickets.reported',
      read: false,
      params: { title: expect.any(String) },
    })
  })

  it('counts what is unread, to a hundred at most', async () => {
    const { bell } = await bellOf(120)
    expect(await bell.unread()).toBe(100)
    await bell.markAllRead()
    expect(await bell.unread()).toBe(0)
  })

  it('marks one line read, once more without harm', async () => {
    const { bell } = await bellOf(2)
    const { items } = await bell.list({})
    const id = items[0]?.id ?? ''
    await bell.markRead({ id })
    await bell.markRead({ id })
    expect(await bell.unread()).toBe(1)
    expect((await bell.list({})).items.map(({ read }) => read)).toEqual([true, false])
  })

  it('is nobody else’s to see or to mark', async () => {
    const { estate, bell } = await bellOf(1)
    const neighbour = await makeMember(estate, { roles: ['administrator'] })
    const theirs = callerAs({ estate, member: neighbour }).bell
    const { items } = await bell.list({})
    expect((await theirs.list({})).items).toEqual([])
    await expect(theirs.markRead({ id: items[0]?.id ?? '' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await theirs.markAllRead()
    expect(await bell.unread()).toBe(1)
  })

  it('tells the member’s other screens when it was read, and only then', async () => {
    const { estate, member, bell } = await bellOf(1)
    const heard: LiveMessage[] = []
    const stop = new AbortController()
    await liveHub().subscribe(estate.id, (message) => heard.push(message), stop.signal)
    await bell.markAllRead()
    await bell.markAllRead()
    await vi.waitFor(() => expect(heard).toEqual([{ bells: [member.id] }]))
    stop.abort()
  })
})

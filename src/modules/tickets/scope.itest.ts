import { beforeAll, describe, expect, it, vi } from 'vitest'
import pg from 'pg'
import type { MemberActor } from '@/server/context'
import { isFor } from '@/server/live-router'
import { STORED_EVENT } from '@/server/notify'
import { callerAs } from '@/testing/caller'
import { ctxFor, makeMember, makeUnit } from '@/testing/estate'
import { aFile, again, aTicket, makeHelpDesk, type HelpDesk } from '@/testing/helpdesk'
import { searchForPalette } from './queries'
import { ticketRows, tiesOf, tiesSelect } from './policy'
import type { TicketPriority } from './schemas'
import { assignTicket } from './service/change'
import { commentOnTicket } from './service/comment'
import { reaches } from './ties'

const callerOf = (desk: HelpDesk, member: MemberActor) => callerAs({ estate: desk.estate, member }).tickets
const seenBy = async (desk: HelpDesk, member: MemberActor, filter: object = {}) =>
  (await callerOf(desk, member).list(filter)).items.map(({ id }) => id)
const give = (desk: HelpDesk, id: string, to: MemberActor) =>
  assignTicket(ctxFor(desk.estate, desk.manager), { id, assigneeId: to.id, insteadOf: null })
const notFound = { code: 'NOT_FOUND' }

describe('who sees a ticket', () => {
  let desk: HelpDesk
  let id: string
  beforeAll(async () => {
    desk = await makeHelpDesk()
    id = (await aTicket(desk)).id
  })

  it('the household and the desk do, others find nothing', async () => {
    for (const member of [desk.tenant, desk.spouse, desk.manager, desk.facility])
      expect(await seenBy(desk, member)).toEqual([id])
    for (const member of [desk.neighbour, desk.technician, desk.otherTechnician]) {
      expect(await seenBy(desk, member)).toEqual([])
      expect(await callerOf(desk, member).count({})).toEqual({ count: 0, more: false })
      await expect(callerOf(desk, member).record({ id })).rejects.toMatchObject(notFound)
      await expect(callerOf(desk, member).comment({ id, body: 'me too' })).rejects.toMatchObject(notFound)
    }
  })

  it('another estate finds nothing, by any way', async () => {
    const other = await makeHelpDesk()
    const manager = callerOf(other, other.manager)
    expect(await seenBy(other, other.manager)).toEqual([])
    expect(await searchForPalette(ctxFor(other.estate, other.manager), 'tap drips')).toEqual([])
    await expect(manager.record({ id })).rejects.toMatchObject(notFound)
    await expect(
      manager.assign({ id, assigneeId: other.technician.id, insteadOf: null }),
    ).rejects.toMatchObject(notFound)
    await expect(manager.move({ id, from: 'submitted', to: 'acknowledged' })).rejects.toMatchObject(notFound)
    await expect(
      manager.edit({ id, title: 'Taken over', categoryId: other.category.id, priority: 'low' }),
    ).rejects.toMatchObject(notFound)
    await expect(manager.comment({ id, body: 'hello' })).rejects.toMatchObject(notFound)
  })

  it('a technician does while it is theirs', async () => {
    await give(desk, id, desk.technician)
    expect(await seenBy(desk, desk.technician)).toEqual([id])
    expect(await seenBy(desk, desk.otherTechnician)).toEqual([])
  })

  it('suspended members and people without a role do not', async () => {
    const suspended = await makeMember(desk.estate, { roles: ['administrator'], status: 'suspended' })
    await expect(callerOf(desk, suspended).list({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(callerOf(desk, await makeMember(desk.estate)).list({})).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })

  it('finance looks on and can’t touch it', async () => {
    const finance = callerOf(desk, await makeMember(desk.estate, { roles: ['finance'] }))
    const record = await finance.record({ id })
    expect(record).toMatchObject({
      side: 'resident',
      may: { edit: false, assign: false, move: false, comment: false },
    })
    await expect(finance.comment({ id, body: 'too dear' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('a manager who lives here has the own home’s beside the estate’s', async () => {
    const home = await makeUnit(desk.estate)
    const manager = await makeMember(desk.estate, {
      roles: ['administrator'],
      units: [{ id: home.id, relation: 'owner' }],
    })
    const own = await aTicket(desk, manager, { title: 'My gutter', place: { kind: 'unit', unitId: home.id } })
    expect(await seenBy(desk, manager, { home: true })).toEqual([own.id])
    expect(await seenBy(desk, manager)).toEqual([own.id, id])
  })
})

describe('moving house', () => {
  it('takes one’s tickets along: who lived there no longer sees, who comes sees nothing of before', async () => {
    const desk = await makeHelpDesk()
    const { id } = await aTicket(desk)
    const { db } = ctxFor(desk.estate)
    await db.occupancy.updateMany({
      where: { unitId: desk.unit.id },
      data: { until: new Date('2026-01-01') },
    })
    const newcomer = await makeMember(desk.estate, { units: [{ id: desk.unit.id, relation: 'tenant' }] })
    expect(await seenBy(desk, newcomer)).toEqual([])
    await expect(callerOf(desk, newcomer).record({ id })).rejects.toMatchObject(notFound)
    for (const gone of [desk.tenant, desk.spouse])
      await expect(callerOf(desk, gone).list({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await give(desk, id, desk.technician)
    const events = await db.event.findMany({
      where: { entityId: id },
      orderBy: { id: 'asc' },
      select: STORED_EVENT,
    })
    const assigned = events.at(-1)
    expect(assigned && isFor({ estate: desk.estate, actor: newcomer }, assigned)).toBe(false)
    expect(assigned && isFor({ estate: desk.estate, actor: desk.manager }, assigned)).toBe(true)
  })

  it('within the estate leaves the reporter the own report, and the old household nothing new', async () => {
    const desk = await makeHelpDesk()
    const { id } = await aTicket(desk)
    const { db } = ctxFor(desk.estate)
    const next = await makeUnit(desk.estate)
    await db.occupancy.updateMany({
      where: { memberId: desk.tenant.id },
      data: { until: new Date('2026-01-01') },
    })
    await db.occupancy.create({
      data: { memberId: desk.tenant.id, unitId: next.id, relation: 'tenant' },
      select: { id: true },
    })
    expect(await seenBy(desk, await again(desk.estate, desk.tenant))).toEqual([id])
    expect(await seenBy(desk, desk.spouse)).toEqual([])
  })
})

describe('what staff say among themselves', () => {
  const secret = 'the neighbour did it again'
  let desk: HelpDesk
  let id: string
  beforeAll(async () => {
    desk = await makeHelpDesk()
    id = (await aTicket(desk)).id
    const ctx = ctxFor(desk.estate, desk.manager)
    await commentOnTicket(ctx, {
      id,
      body: secret,
      internal: true,
      fileIds: [await aFile(ctx, 'secret-plan.jpg')],
    })
    await commentOnTicket(ctx, { id, body: 'We come on Monday', internal: false, fileIds: [] })
  })

  it('never reaches the household: not by record, photos, timeline, list or search', async () => {
    for (const member of [desk.tenant, desk.spouse]) {
      const record = await callerOf(desk, member).record({ id })
      expect(record.comments.map(({ body }) => body)).toEqual(['We come on Monday'])
      const everything = JSON.stringify([
        record,
        await callerOf(desk, member).list({}),
        await callerOf(desk, member).list({ q: 'neighbour' }),
        await searchForPalette(ctxFor(desk.estate, member), secret),
      ])
      expect(everything).not.toContain('neighbour')
      expect(everything).not.toContain('secret-plan')
    }
  })

  it('wakes no screen of theirs', async () => {
    const events = await ctxFor(desk.estate).db.event.findMany({
      where: { entityId: id, name: 'ticket.commented' },
      orderBy: { id: 'asc' },
      select: STORED_EVENT,
    })
    expect(
      events.map((event) =>
        [desk.tenant, desk.manager].map((actor) => isFor({ estate: desk.estate, actor }, event)),
      ),
    ).toEqual([
      [false, true],
      [true, true],
    ])
  })

  it('reaches the desk and the technician who has the ticket, not one who reported it', async () => {
    const atHome = await makeMember(desk.estate, {
      roles: ['technician'],
      units: [{ id: desk.unit.id, relation: 'household' }],
    })
    const bodies = async (member: MemberActor) =>
      (await callerOf(desk, member).record({ id })).comments.map(({ internal }) => internal)
    expect(await bodies(desk.facility)).toEqual([true, false])
    expect(await bodies(atHome)).toEqual([false])
    await give(desk, id, desk.technician)
    expect(await bodies(desk.technician)).toEqual([true, false])
    expect(await bodies(atHome)).toEqual([false])
  })

  it('can’t be said by a resident', async () => {
    await expect(
      callerOf(desk, desk.tenant).comment({ id, body: 'psst', internal: true }),
    ).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })
})

describe('the rule in the database and the rule in the code', () => {
  it('say the same of every member and every ticket', async () => {
    const desk = await makeHelpDesk()
    const { technician, otherTechnician, tenant, spouse, neighbour, manager } = desk
    const both = await makeMember(desk.estate, {
      roles: ['technician'],
      units: [{ id: desk.unit.id, relation: 'owner' }],
    })
    const own = { kind: 'unit', unitId: desk.unit.id } as const
    const pool = { kind: 'common', area: 'Pool' } as const
    for (const [index, by] of [tenant, spouse, neighbour, technician, both, manager].entries()) {
      const title = `Matter number ${index}`
      const { id } = await aTicket(desk, by, { title, place: by.unitIds.includes(desk.unit.id) ? own : pool })
      if (index % 2 === 0) await give(desk, id, index === 0 ? both : technician)
    }
    await ctxFor(desk.estate).db.occupancy.updateMany({
      where: { memberId: spouse.id },
      data: { until: new Date('2026-01-01') },
    })
    for (const member of [tenant, neighbour, technician, otherTechnician, both, manager])
      for (const permission of ['tickets:read', 'tickets:move', 'tickets:assign'] as const) {
        const ctx = ctxFor(desk.estate, member)
        const rows = ticketRows(ctx, permission)
        const inDatabase = rows ? await ctx.db.ticket.findMany({ where: rows, select: { id: true } }) : []
        const all = await ctx.db.ticket.findMany({ select: { id: true, ...tiesSelect(ctx) } })
        const inCode = all.filter((row) => reaches(member, tiesOf(row), permission))
        expect(inDatabase.map(({ id }) => id).toSorted()).toEqual(inCode.map(({ id }) => id).toSorted())
      }
  })
})

describe('what is open', () => {
  it('comes in the order in which it presses: what nobody has, what has waited, what is in hand', async () => {
    const desk = await makeHelpDesk()
    const manager = callerOf(desk, desk.manager)
    const report = async (title: string, priority: TicketPriority) => {
      const { id } = await aTicket(desk, desk.manager, { title })
      await manager.edit({ id, title, categoryId: desk.category.id, priority })
      return id
    }
    const wait = async (id: string, until: string) => {
      await give(desk, id, desk.technician)
      await manager.move({ id, from: 'assigned', to: 'waiting', words: 'A part', until })
      return id
    }
    const waitsLong = await wait(await report('The pump waits', 'high'), '2099-01-01')
    const waited = await wait(await report('The pipe waits', 'medium'), '')
    const given = await report('The lamp is out', 'high')
    await give(desk, given, desk.technician)
    const usual = await report('The door creaks', 'medium')
    const usualLater = await report('The hinge creaks', 'low')
    const pressing = await report('The tap drips', 'high')
    const urgentGiven = await report('The cellar floods', 'urgent')
    await give(desk, urgentGiven, desk.technician)
    const urgent = await report('The roof leaks', 'urgent')

    const next = async (member: MemberActor) => (await callerOf(desk, member).next()).map(({ id }) => id)
    const forDesk = [urgent, pressing, usual, usualLater, waited, urgentGiven, waitsLong, given]
    expect(await next(desk.manager)).toEqual(forDesk)
    expect(await next(desk.technician)).toEqual([urgentGiven, given, waitsLong, waited])
    expect(await next(desk.otherTechnician)).toEqual([])
  })
})

describe('the list', () => {
  it('pages through everything once, newest first', async () => {
    const desk = await makeHelpDesk()
    const made: string[] = []
    for (let index = 0; index < 7; index++)
      made.push((await aTicket(desk, desk.manager, { title: `Nr ${index} is off` })).id)
    const seen: string[] = []
    let cursor: string | null | undefined
    do {
      const page = await callerOf(desk, desk.manager).list({ cursor, limit: 3 })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    } while (cursor)
    expect(seen).toEqual(made.toReversed())
  })

  it('has one ticket where its number is searched for, however it is written', async () => {
    const desk = await makeHelpDesk()
    for (let index = 0; index < 12; index++)
      await aTicket(desk, index % 2 ? desk.manager : desk.facility, { title: `Nr ${index} is off` })
    const { items } = await callerOf(desk, desk.manager).list({ limit: 50 })
    const [tenth] = items.filter(({ number }) => number.endsWith('-0010'))
    for (const q of [tenth?.number ?? '', tenth?.number.toLowerCase() ?? '', '10', '0010']) {
      const found = await callerOf(desk, desk.manager).list({ q, limit: 50 })
      expect(found.items.map(({ id }) => id)).toEqual([tenth?.id])
    }
  })

  it('is narrowed by state, priority, category, person and words', async () => {
    const desk = await makeHelpDesk()
    const leak = (await aTicket(desk, desk.tenant, { title: 'Café roof leaks' })).id
    const lamp = (await aTicket(desk, desk.spouse, { title: 'The lamp is out' })).id
    await give(desk, lamp, desk.technician)
    const list = (filter: object) => seenBy(desk, desk.manager, filter)
    expect(await list({ status: ['assigned'] })).toEqual([lamp])
    expect(await list({ open: true })).toEqual([lamp, leak])
    expect(await list({ priority: ['urgent'] })).toEqual([])
    expect(await list({ categoryId: [desk.category.id] })).toEqual([lamp, leak])
    expect(await list({ assignee: 'nobody' })).toEqual([leak])
    expect(await list({ assignee: desk.technician.id })).toEqual([lamp])
    expect(await seenBy(desk, desk.technician, { assignee: 'me' })).toEqual([lamp])
    expect(await list({ q: 'cafe' })).toEqual([leak])
    expect(await list({ q: '100%' })).toEqual([])
    expect(await list({ q: "'; DROP TABLE ticket --" })).toEqual([])
  })

  it('costs one statement a page, however many rows it has', async () => {
    const desk = await makeHelpDesk()
    for (let index = 0; index < 9; index++) await aTicket(desk, desk.manager, { title: `Nr ${index} is off` })
    const sent = vi.spyOn(pg.Client.prototype, 'query')
    try {
      await callerOf(desk, desk.manager).list({ open: true })
      const statements = sent.mock.calls
        .map(([query]) => sqlOf(query))
        .filter((sql) => !/^(BEGIN|COMMIT)/.test(sql))
      const ofTickets = statements.filter((sql) => sql.includes('"ticket"'))
      expect(ofTickets).toHaveLength(1)
      // The other is the visit: estate, session, member, roles and units.
      expect(statements).toHaveLength(2)
    } finally {
      sent.mockRestore()
    }
  })
})

function sqlOf(query: unknown): string {
  if (typeof query === 'string') return query
  return typeof query === 'object' && query !== null && 'text' in query ? String(query.text) : ''
}

import { beforeAll, describe, expect, it } from 'vitest'
import { notifyOf } from '@/server/notify'
import { callerAs } from '@/testing/caller'
import { ctxFor, makeMember } from '@/testing/estate'
import { aReport, aTicket, makeHelpDesk, type HelpDesk } from '@/testing/helpdesk'
import type { MemberActor } from '@/server/context'
import type { TicketStatus } from '../schemas'
import { assignTicket, editTicket, moveTicket } from './change'
import { commentOnTicket } from './comment'
import { reportTicketFor } from './report'

let desk: HelpDesk
beforeAll(async () => {
  desk = await makeHelpDesk()
})

let count = 0
/** A new ticket for each; by the desk, which no day is too short for. */
const fresh = async (reporter = desk.facility): Promise<string> => {
  const report = {
    ...aReport(desk, { title: `Matter number ${++count}` }),
    reporterId: reporter.id,
    source: 'call',
  } as const
  return (await reportTicketFor(as(desk.manager), report)).id
}

const as = (member: MemberActor) => ctxFor(desk.estate, member)
const give = (id: string, to: MemberActor, insteadOf: MemberActor | null = null, by = desk.manager) =>
  assignTicket(as(by), { id, assigneeId: to.id, insteadOf: insteadOf?.id ?? null })
const move = (id: string, from: TicketStatus, to: TicketStatus, by = desk.manager, words = 'as it is') =>
  moveTicket(as(by), { id, from, to, words, until: '' })

const ticketNow = (id: string) =>
  ctxFor(desk.estate).db.ticket.findUniqueOrThrow({
    where: ctxFor(desk.estate).key(id),
    select: { status: true, assigneeId: true, waitingReason: true, resolution: true, title: true },
  })
const eventsOf = (id: string) =>
  ctxFor(desk.estate).db.event.findMany({
    where: { entityId: id },
    orderBy: { id: 'asc' },
    select: { id: true, name: true, actorName: true, changes: true },
  })

const wins = (results: PromiseSettledResult<unknown>[]) =>
  results.filter(({ status }) => status === 'fulfilled').length
const losersSay = (results: PromiseSettledResult<unknown>[], code: string) => {
  for (const result of results)
    if (result.status === 'rejected') expect(result.reason).toMatchObject({ code })
}

describe('assigning', () => {
  it('moves a new ticket to assigned and says who has it', async () => {
    const id = await fresh()
    await give(id, desk.technician)
    expect(await ticketNow(id)).toMatchObject({ status: 'assigned', assigneeId: desk.technician.id })
    expect((await eventsOf(id)).at(-1)).toMatchObject({ name: 'ticket.assigned', actorName: 'Mara Manager' })
  })

  it('by two at once is won by exactly one, and the other is told', async () => {
    for (let round = 0; round < 5; round++) {
      const id = await fresh()
      const results = await Promise.allSettled([
        give(id, desk.technician),
        give(id, desk.otherTechnician, null, desk.facility),
      ])
      expect(wins(results)).toBe(1)
      losersSay(results, 'tickets.moved_meanwhile')
      expect((await eventsOf(id)).filter(({ name }) => name === 'ticket.assigned')).toHaveLength(1)
    }
  })

  it('from an old screen takes it out of nobody’s hands', async () => {
    const id = await fresh()
    await give(id, desk.technician)
    await expect(give(id, desk.otherTechnician)).rejects.toMatchObject({ code: 'tickets.moved_meanwhile' })
    await give(id, desk.otherTechnician, desk.technician)
    expect(await ticketNow(id)).toMatchObject({ assigneeId: desk.otherTechnician.id })
  })

  it('keeps the state of work that is under way', async () => {
    const id = await fresh()
    await give(id, desk.technician)
    await move(id, 'assigned', 'waiting', desk.technician, 'a part')
    await give(id, desk.otherTechnician, desk.technician)
    expect(await ticketNow(id)).toMatchObject({ status: 'waiting', waitingReason: 'a part' })
  })

  it('is to somebody who works on tickets', async () => {
    const id = await fresh()
    for (const member of [
      desk.tenant,
      await makeMember(desk.estate, { roles: ['technician'], status: 'suspended' }),
    ])
      await expect(give(id, member)).rejects.toMatchObject({ code: 'tickets.not_a_worker' })
  })

  it('is the desk’s alone', async () => {
    const id = await fresh()
    for (const member of [desk.technician, desk.tenant])
      await expect(give(id, desk.technician, null, member)).rejects.toMatchObject({ code: 'not_allowed' })
  })
})

describe('steps', () => {
  it('of which two are taken at once are taken once', async () => {
    for (let round = 0; round < 5; round++) {
      const id = await fresh()
      await give(id, desk.technician)
      await move(id, 'assigned', 'in_progress')
      const results = await Promise.allSettled([
        move(id, 'in_progress', 'waiting', desk.technician),
        move(id, 'in_progress', 'resolved', desk.manager),
        move(id, 'in_progress', 'resolved', desk.facility),
      ])
      expect(wins(results)).toBe(1)
      losersSay(results, 'tickets.moved_meanwhile')
      expect((await eventsOf(id)).filter(({ name }) => name === 'ticket.moved')).toHaveLength(2)
    }
  })

  it('that the table doesn’t know are refused, whoever asks', async () => {
    const id = await fresh()
    await expect(move(id, 'submitted', 'resolved')).rejects.toMatchObject({ code: 'tickets.no_such_step' })
    await expect(move(id, 'submitted', 'assigned')).rejects.toMatchObject({ code: 'tickets.no_such_step' })
    await expect(move(id, 'resolved', 'closed')).rejects.toMatchObject({ code: 'tickets.moved_meanwhile' })
  })

  it('of staff are never a resident’s', async () => {
    const { id } = await aTicket(desk)
    await expect(move(id, 'submitted', 'acknowledged', desk.tenant)).rejects.toMatchObject({
      code: 'tickets.no_such_step',
    })
    await give(id, desk.technician)
    await expect(move(id, 'assigned', 'in_progress', desk.tenant)).rejects.toMatchObject({
      code: 'tickets.no_such_step',
    })
    await move(id, 'assigned', 'in_progress', desk.technician)
    await move(id, 'in_progress', 'resolved', desk.technician, 'new washer')
    await move(id, 'resolved', 'in_progress', desk.spouse, 'it drips again')
    expect(await ticketNow(id)).toMatchObject({ status: 'in_progress', resolution: null })
  })

  it('of a technician are on tickets that are theirs', async () => {
    const id = await fresh()
    await give(id, desk.technician)
    await expect(move(id, 'assigned', 'in_progress', desk.otherTechnician)).rejects.toMatchObject({
      code: 'not_found',
    })
    await move(id, 'assigned', 'in_progress', desk.technician)
    await give(id, desk.otherTechnician, desk.technician)
    await expect(move(id, 'in_progress', 'resolved', desk.technician)).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('tell whoever was given a ticket from whoever took it on', async () => {
    const id = await fresh()
    await give(id, desk.technician)
    await give(id, desk.manager, desk.technician)
    const { history } = await callerAs({ estate: desk.estate, member: desk.manager }).tickets.record({ id })
    expect(history.slice(-2)).toMatchObject([
      { kind: 'assigned', byAssignee: false },
      { kind: 'assigned', byAssignee: true },
    ])
  })

  it('keep what was said with them', async () => {
    const { id } = await aTicket(desk, desk.tenant, { title: 'Said and done' })
    await give(id, desk.technician)
    await moveTicket(as(desk.technician), {
      id,
      from: 'assigned',
      to: 'waiting',
      words: 'a part',
      until: '2026-12-24',
    })
    const record = await callerAs({ estate: desk.estate, member: desk.tenant }).tickets.record({ id })
    expect(record).toMatchObject({ waitingReason: 'a part', waitingUntil: '2026-12-24' })
    expect(record.history.at(-1)).toMatchObject({
      kind: 'moved',
      from: 'assigned',
      to: 'waiting',
      words: 'a part',
    })
    await move(id, 'waiting', 'in_progress', desk.technician)
    expect(await ticketNow(id)).toMatchObject({ waitingReason: null })
  })
})

describe('editing', () => {
  it('says in the trail what it was before', async () => {
    const id = await fresh()
    const { title } = await ticketNow(id)
    await editTicket(as(desk.manager), { id, categoryId: desk.category.id, title, priority: 'urgent' })
    expect((await eventsOf(id)).at(-1)).toMatchObject({
      name: 'ticket.edited',
      changes: { priority: ['high', 'urgent'] },
    })
  })

  it('that changes nothing leaves no trace', async () => {
    const id = await fresh()
    const { title } = await ticketNow(id)
    await editTicket(as(desk.manager), { id, categoryId: desk.category.id, title, priority: 'high' })
    expect(await eventsOf(id)).toHaveLength(1)
  })
})

describe('the bell', () => {
  async function belled(id: string) {
    const ctx = ctxFor(desk.estate)
    for (const event of await eventsOf(id)) await notifyOf(ctx, { eventId: event.id })
    const events = (await eventsOf(id)).map((event) => event.id)
    const rows = await ctx.db.notification.findMany({
      where: { eventId: { in: events } },
      orderBy: { id: 'asc' },
      select: { kind: true, params: true, href: true, member: { select: { name: true } } },
    })
    return rows.map(({ kind, member }) => `${kind} → ${member.name}`).toSorted()
  }

  it('tells the desk of what is new, the technician what is theirs, the reporter what becomes of it', async () => {
    const { id } = await aTicket(desk, desk.tenant, { title: 'Ring the bell' })
    await give(id, desk.technician)
    await move(id, 'assigned', 'in_progress', desk.technician)
    expect(await belled(id)).toEqual([
      'tickets.assigned → Rita Resident',
      'tickets.assignedToYou → Thabo Technician',
      'tickets.moved → Rita Resident',
      'tickets.reported → Femi Facility',
      'tickets.reported → Mara Manager',
    ])
  })

  it('tells a reporter nothing of what staff say among themselves', async () => {
    const { id } = await aTicket(desk, desk.tenant, { title: 'Among ourselves' })
    await give(id, desk.technician)
    await commentOnTicket(as(desk.manager), { id, body: 'third time this year', internal: true, fileIds: [] })
    const bells = await belled(id)
    expect(bells).toContain('tickets.commented → Thabo Technician')
    expect(bells).not.toContain('tickets.commented → Rita Resident')
  })

  it('tells somebody who repairs the own tap only once', async () => {
    const id = await fresh(desk.facility)
    await give(id, desk.facility)
    expect((await belled(id)).filter((line) => line.includes('tickets.assigned'))).toEqual([
      'tickets.assignedToYou → Femi Facility',
    ])
  })
})

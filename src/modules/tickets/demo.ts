import { inBatches } from '@/lib/batches'
import type { Ctx, TxCtx } from '@/server/context'
import type { DemoEstate } from '@/server/module'
import { membersHolding } from '@/modules/identity/api'
import { STORIES, type Story } from './demo-stories'
import { foundHelpDesk } from './service/found'
import { NUMBER_PREFIX } from './ticket-number'

const DAY = 86_400_000

/** The ready-made categories, and some months of a help desk's life. */
export async function demo(ctx: Ctx, estate: DemoEstate): Promise<void> {
  await foundHelpDesk(ctx)
  const count = ticketsOf(estate)
  const people = await castOf(ctx, count)
  if (people.homes.length === 0) return
  await ctx.tx(async (tx) => {
    const rows = Array.from({ length: count }, (_, index) => draft(estate, people, index, count))
    const numbered = await numberRows(tx, rows)
    for (const some of inBatches(numbered)) {
      await tx.db.ticket.createMany({ data: some.map((row) => row.ticket) })
      for (const events of inBatches(some.flatMap((row) => row.events)))
        await tx.db.event.createMany({ data: events })
      await tx.db.ticketComment.createMany({ data: some.flatMap((row) => row.comments) })
    }
  })
}

/** A large estate has as many as one would in a few months; the others as many as one can look at. */
function ticketsOf({ units }: DemoEstate): number {
  return units > 1000 ? Math.round(units * 0.6) : Math.min(120, Math.max(12, Math.round(units / 6)))
}

type Cast = Awaited<ReturnType<typeof castOf>>

async function castOf(ctx: Ctx, count: number) {
  const [homes, categories, workers, desk] = await Promise.all([
    ctx.db.occupancy.findMany({
      where: { until: null, resident: true },
      orderBy: { id: 'asc' },
      select: { unitId: true, member: { select: { id: true, name: true } } },
      take: Math.max(200, count),
    }),
    ctx.db.ticketCategory.findMany({ select: { id: true, key: true, defaultPriority: true } }),
    membersHolding(ctx, 'tickets:work'),
    membersHolding(ctx, 'tickets:assign'),
  ])
  const names = await ctx.db.member.findMany({
    where: { id: { in: [...workers, ...desk] } },
    select: { id: true, name: true },
  })
  const named = (id: string) => ({ id, name: names.find((member) => member.id === id)?.name ?? '' })
  return { homes, categories, workers: workers.map(named), desk: desk.map(named) }
}

type Person = { id: string; name: string }

function draft(estate: DemoEstate, cast: Cast, index: number, count: number) {
  const pick = <T>(list: readonly T[]): T => {
    const chosen = list[Math.floor(estate.random() * list.length)]
    if (chosen === undefined) throw new Error('the demo has nothing to choose from')
    return chosen
  }
  const story = pick(STORIES)
  // The newest are from these days and under way; the older ones are over.
  const open = count > 120 ? Math.round(count / 20) : Math.min(10, Math.ceil(count / 3))
  const behind = count - index
  const days =
    behind <= open ? 0.6 + behind * Math.min(0.5, 20 / open) : 6 + ((behind - open) / count) ** 2 * 150
  const at = new Date(estate.today.getTime() - (days + estate.random() * 0.5) * DAY)
  const status =
    behind <= open
      ? pick([
          'submitted',
          'submitted',
          'acknowledged',
          'assigned',
          'in_progress',
          'waiting',
          'resolved',
        ] as const)
      : pick(['closed', 'closed', 'closed', 'closed', 'cancelled'] as const)
  return {
    story,
    at,
    status,
    home: pick(cast.homes),
    worker: pick(cast.workers),
    desk: pick(cast.desk),
    category: cast.categories.find((category) => category.key === story.category),
    id: uuidAt(at, estate.random),
  }
}

type Draft = ReturnType<typeof draft>
type Numbers = Pick<TxCtx, 'numbers'>

async function numberRows(tx: Numbers, drafts: Draft[]) {
  const numbers = await tx.numbers(NUMBER_PREFIX, drafts.length)
  return drafts
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .map((row, index) => {
      const number = numbers[index] ?? ''
      return { ticket: ticketRow(row, number), events: eventRows(row, number), comments: commentRows(row) }
    })
}

function assigned({ status }: Draft): boolean {
  return !['submitted', 'acknowledged', 'cancelled'].includes(status)
}

function ticketRow(row: Draft, number: string) {
  const { story, home, at, status } = row
  return {
    id: row.id,
    number,
    categoryId: row.category?.id ?? '',
    title: story.title,
    description: story.description,
    unitId: story.place ? null : home.unitId,
    place: story.place ?? null,
    reporterId: home.member.id,
    createdById: home.member.id,
    priority: row.category?.defaultPriority ?? 'medium',
    status,
    assigneeId: assigned(row) ? row.worker.id : null,
    waitingReason: status === 'waiting' ? 'Waiting for a part from the supplier' : null,
    resolution: status === 'resolved' || status === 'closed' ? story.resolution : null,
    resolvedAt: status === 'resolved' || status === 'closed' ? later(at, 2) : null,
    closedAt: status === 'closed' ? later(at, 3) : null,
    createdAt: at,
    updatedAt: later(at, 1),
  }
}

const later = (at: Date, days: number) => new Date(at.getTime() + days * DAY * 0.6)

function eventRows(row: Draft, number: string) {
  const { story, home, at, status } = row
  const facts = {
    number,
    title: story.title,
    reporterId: home.member.id,
    assigneeId: assigned(row) ? row.worker.id : null,
    householdUnitId: story.place ? null : home.unitId,
  }
  const event = (name: string, by: Person, when: Date, payload: object) => ({
    id: uuidAt(when, Math.random),
    name,
    entity: 'ticket',
    entityId: row.id,
    actorKind: 'member',
    actorId: by.id,
    actorName: by.name,
    payload: { ...facts, ...payload },
    at: when,
  })
  const events = [event('ticket.reported', home.member, at, {})]
  if (assigned(row))
    events.push(event('ticket.assigned', row.desk, later(at, 0.3), { assigneeName: row.worker.name }))
  if (['in_progress', 'waiting', 'resolved', 'closed'].includes(status))
    events.push(event('ticket.moved', row.worker, later(at, 1), { from: 'assigned', to: 'in_progress' }))
  if (status === 'waiting')
    events.push(
      event('ticket.moved', row.worker, later(at, 1.5), {
        from: 'in_progress',
        to: 'waiting',
        words: 'Waiting for a part from the supplier',
      }),
    )
  if (status === 'resolved' || status === 'closed')
    events.push(
      event('ticket.moved', row.worker, later(at, 2), {
        from: 'in_progress',
        to: 'resolved',
        words: story.resolution,
      }),
    )
  if (status === 'closed')
    events.push(event('ticket.moved', home.member, later(at, 3), { from: 'resolved', to: 'closed' }))
  return events
}

function commentRows(row: Draft) {
  if (!assigned(row)) return []
  const at = later(row.at, 0.8)
  const comment = (author: Person, body: string, internal: boolean, when: Date) => ({
    id: uuidAt(when, Math.random),
    ticketId: row.id,
    authorId: author.id,
    body,
    internal,
    createdAt: when,
  })
  return [
    comment(row.desk, row.story.internal, true, at),
    comment(row.worker, row.story.reply, false, later(row.at, 0.9)),
  ]
}

/** A UUIDv7 for a time that has passed, so that the demo's rows sort like real ones. */
function uuidAt(at: Date, random: () => number): string {
  const time = at.getTime().toString(16).padStart(12, '0')
  const digits = (count: number) =>
    Array.from({ length: count }, () => Math.floor(random() * 16).toString(16)).join('')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${digits(3)}-a${digits(3)}-${digits(12)}`
}

export type { Story }

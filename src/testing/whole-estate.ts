import { MODULES } from '@/registry/modules'
import type { EstateInfo, MemberActor } from '@/server/context'
import { ROLES, type Role } from '@/server/permissions'
import { unsafeAcrossEstates } from '@/server/db/client'
import { makeOperator } from './operator'
import { ctxFor, makeEstate, makeMember, makeUnit } from './estate'
import { fillSubscription } from './subscription'

export type WholeEstate = { estate: EstateInfo; members: Record<Role, MemberActor> }

/** An estate with a member of every role and at least one row in every table. */
export async function wholeEstate(seed: number): Promise<WholeEstate> {
  const estate = await makeEstate()
  const ctx = ctxFor(estate)
  const unit = await makeUnit(estate, `Z-${seed}`)
  const entries: [Role, MemberActor][] = []
  for (const role of ROLES) {
    const lives = role === 'owner' || role === 'tenant' || role === 'household'
    entries.push([
      role,
      await makeMember(estate, {
        name: `The ${role}`,
        ...(lives ? { units: [{ id: unit.id, relation: role }] } : { roles: [role] }),
      }),
    ])
  }
  let state = seed
  const random = () => (state = (state * 16807) % 2147483647) / 2147483647
  for (const module of MODULES)
    await (
      await module.demo?.()
    )?.(ctx, { slug: estate.slug, country: 'ZA', units: 8, random, today: new Date() })
  const members = Object.fromEntries(entries)
  await fillTheRest(ctx, members.administrator?.id ?? '')
  await fillSubscription(ctx)
  return { estate, members: membersOf(members) }
}

function membersOf(found: Record<string, MemberActor>): Record<Role, MemberActor> {
  const of = (role: Role): MemberActor => {
    const member = found[role]
    if (!member) throw new Error(`no ${role}`)
    return member
  }
  return {
    administrator: of('administrator'),
    finance: of('finance'),
    facility: of('facility'),
    communications: of('communications'),
    guard: of('guard'),
    committee: of('committee'),
    technician: of('technician'),
    owner: of('owner'),
    tenant: of('tenant'),
    household: of('household'),
  }
}

/** Rows that no demo makes: files, those on their way out, imports, lines in the bell. */
async function fillTheRest(ctx: ReturnType<typeof ctxFor>, memberId: string) {
  await ctx.db.estateArchive.create({ data: { askedById: memberId }, select: { id: true } })
  const file = await ctx.db.file.create({
    data: {
      name: `plan-of-${ctx.estate.slug}.png`,
      mime: 'image/png',
      size: 3,
      sha256: 'abc',
      uploadedById: memberId,
    },
    select: { id: true },
  })
  const run = await ctx.db.importRun.create({
    data: {
      kind: 'register',
      fileId: file.id,
      fileName: `list-of-${ctx.estate.slug}.xlsx`,
      createdById: memberId,
    },
    select: { id: true },
  })
  const runId = run.id
  await ctx.db.importPart.create({ data: { runId, seq: 1, rows: 1, work: {} }, select: { seq: true } })
  await ctx.db.importChange.create({
    data: { runId, part: 1, record: 'unit', recordId: crypto.randomUUID(), row: 1, label: ctx.estate.slug },
    select: { id: true },
  })
  await ctx.db.importMatch.create({
    data: { kind: 'register', signature: ctx.estate.slug, columns: {} },
    select: { kind: true },
  })
  await supportOf(ctx.estate, memberId)
  await noticeOf(ctx, memberId)
  await ctx.db.fileRemoval.create({ data: { fileId: crypto.randomUUID() }, select: { fileId: true } })
  const ticket = await ctx.db.ticket.findFirstOrThrow({ select: { id: true } })
  await ctx.db.ticketFile.create({ data: { ticketId: ticket.id, fileId: file.id }, select: { fileId: true } })
  // After the demo's seal, so that one event waits for the next.
  await ctx.db.event.create({
    data: {
      name: 'ticket.reported',
      entity: 'ticket',
      entityId: ticket.id,
      actorKind: 'system',
      actorName: 'test',
    },
    select: { id: true },
  })
  const event = await ctx.db.event.findFirstOrThrow({ select: { id: true } })
  await ctx.db.notification.create({
    data: { memberId, eventId: event.id, kind: 'tickets.reported', urgency: 'normal', href: '/secret' },
    select: { id: true },
  })
}

/** A visit of an operator that is over, and a span in which visits might change things. */
async function supportOf(estate: EstateInfo, memberId: string) {
  const { id } = await makeOperator('support')
  const at = new Date(Date.now() - 3_600_000)
  const across = unsafeAcrossEstates('a test makes a visit of support')
  await across.supportAccess.create({
    data: {
      estateId: estate.id,
      operatorId: id,
      operatorName: 'Test Operator',
      reason: 'Made for a test',
      minutes: 15,
      requestedAt: at,
      expiresAt: new Date(at.getTime() + 900_000),
      endedAt: at,
      endedBy: 'unused',
    },
    select: { id: true },
  })
  await ctxFor(estate).db.supportWindow.create({
    data: { since: at, until: new Date(), grantedById: memberId, grantedBy: 'A test' },
    select: { id: true },
  })
}

/** A notice of the platform for this estate that somebody has put away. */
async function noticeOf(ctx: ReturnType<typeof ctxFor>, memberId: string) {
  const across = unsafeAcrossEstates('a test makes a notice')
  const { id } = await across.notice.create({
    data: {
      ...{ kind: 'news', state: 'published', title: 'Test', body: 'Test', audience: 'everybody' },
      ...{ reach: 'estates', estateIds: [ctx.estate.id], writtenBy: 'A test' },
      shownFrom: new Date(Date.now() - 7_200_000),
      shownUntil: new Date(Date.now() - 3_600_000),
    },
    select: { id: true },
  })
  await ctx.db.noticePutAway.create({
    data: { memberId, noticeId: id, wording: 1, at: new Date() },
    select: { noticeId: true },
  })
}

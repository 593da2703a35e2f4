import { z } from 'zod'
import type { Prisma } from '@/generated/prisma/client'
import { changesOf } from '@/lib/changes'
import { writePlatformEvent, type PlatformEventName } from '@/server/audit'
import type { OperatorCtx } from '@/server/context'
import { unsafeAcrossEstates } from '@/server/db/client'
import { conflict, invalid, notFound } from '@/server/errors'
import { requireOperator } from '@/server/operator-rights'
import { askPlatformJob } from '@/server/platform-jobs'
import { actsOn, saysAnother, stageOf, typedTime } from '../notice'
import type { ActOnNotice, DraftNotice, EditNotice } from '../schemas'
import { noticeTurnsJob } from '../work'
import { tellPages } from './reach'

type Tx = Prisma.TransactionClient

const FACTS = {
  kind: true,
  title: true,
  body: true,
  startsAt: true,
  endsAt: true,
  shownFrom: true,
  shownUntil: true,
  reach: true,
  planIds: true,
  countries: true,
  estateIds: true,
  audience: true,
} as const

const across = () => unsafeAcrossEstates('an operator writes to estates')

/** A notice that nobody sees before it is published. */
export async function draftNotice(ctx: OperatorCtx, input: DraftNotice): Promise<{ id: string }> {
  requireOperator(ctx, 'notices:write')
  const at = ctx.request.clock.now()
  return across().$transaction(async (db) => {
    const notice = await db.notice.create({
      data: { ...factsOf(input), writtenBy: ctx.operator.name, createdAt: at, updatedAt: at },
      select: { id: true },
    })
    await trail(db, ctx, 'notice.drafted', { id: notice.id, title: input.title, reason: '' })
    return notice
  })
}

/** Says it in other words, at other times or to others; whoever had put it away sees new words again. */
export async function editNotice(ctx: OperatorCtx, input: EditNotice): Promise<void> {
  requireOperator(ctx, 'notices:write')
  await across().$transaction(async (db) => {
    const before = await opened(db, ctx, input, 'edit')
    const after = factsOf(input)
    if (before.state === 'published' && after.shownUntil <= ctx.request.clock.now()) throw overAtOnce()
    const words = saysAnother(before, after) ? 1 : 0
    await write(db, ctx, input, { ...after, wording: { increment: words } })
    const changes = changesOf(told(before), told(after))
    await trail(db, ctx, 'notice.edited', { ...input, changes })
    if (before.state !== 'published') return
    await tellPages(db, [before, after])
    await askToTurn(db, ctx, { id: input.id, ...after })
  })
}

/** From now on it is shown at its times, on its estates. */
export async function publishNotice(ctx: OperatorCtx, input: ActOnNotice): Promise<void> {
  requireOperator(ctx, 'notices:write')
  await across().$transaction(async (db) => {
    const notice = await opened(db, ctx, input, 'publish')
    if (notice.shownUntil <= ctx.request.clock.now()) throw overAtOnce()
    await write(db, ctx, input, { state: 'published' })
    await trail(db, ctx, 'notice.published', {
      ...input,
      title: notice.title,
      changes: { state: ['draft', 'published'] },
    })
    await tellPages(db, [notice])
    await askToTurn(db, ctx, notice)
  })
}

/** Takes it from every page at once, before its time. */
export async function endNotice(ctx: OperatorCtx, input: ActOnNotice): Promise<void> {
  requireOperator(ctx, 'notices:write')
  await across().$transaction(async (db) => {
    const notice = await opened(db, ctx, input, 'end')
    await write(db, ctx, input, { state: 'ended', endedAt: ctx.request.clock.now() })
    await trail(db, ctx, 'notice.ended', {
      ...input,
      title: notice.title,
      changes: { state: ['published', 'ended'] },
    })
    await tellPages(db, [notice])
  })
}

/** Only a draft: what people have seen stays on file. */
export async function deleteNotice(ctx: OperatorCtx, input: ActOnNotice): Promise<void> {
  requireOperator(ctx, 'notices:write')
  await across().$transaction(async (db) => {
    const notice = await opened(db, ctx, input, 'remove')
    const { count } = await db.notice.deleteMany({
      where: { id: input.id, revision: input.revision, state: 'draft' },
    })
    if (count === 0) throw changedMeanwhile()
    await trail(db, ctx, 'notice.deleted', { ...input, title: notice.title })
  })
}

/** The notice as it was opened, if this can be done with it. */
async function opened(
  db: Tx,
  ctx: OperatorCtx,
  { id, revision }: ActOnNotice,
  act: keyof ReturnType<typeof actsOn>,
) {
  const notice = await db.notice.findUnique({
    where: { id },
    select: { id: true, state: true, revision: true, ...FACTS },
  })
  if (!notice) throw notFound('notice')
  if (notice.revision !== revision) throw changedMeanwhile()
  if (!actsOn(stageOf(notice, ctx.request.clock.now()))[act])
    throw conflict('notices.not_now', 'This can’t be done with the notice any more. Have another look at it.')
  return notice
}

/** Compare and set: of two operators at once one wins. */
async function write(
  db: Tx,
  ctx: OperatorCtx,
  { id, revision }: ActOnNotice,
  data: Prisma.NoticeUpdateManyMutationInput,
): Promise<void> {
  const { count } = await db.notice.updateMany({
    where: { id, revision },
    data: { ...data, revision: { increment: 1 }, updatedAt: ctx.request.clock.now() },
  })
  if (count === 0) throw changedMeanwhile()
}

type Times = { id: string; shownFrom: Date; shownUntil: Date }

/** Open pages look again when it begins and when it is over. */
async function askToTurn(db: Tx, ctx: OperatorCtx, { id, shownFrom, shownUntil }: Times): Promise<void> {
  if (shownFrom > ctx.request.clock.now())
    await askPlatformJob(db, noticeTurnsJob, { id }, { runAt: shownFrom, key: `${id}:from` })
  await askPlatformJob(db, noticeTurnsJob, { id }, { runAt: shownUntil, key: `${id}:until` })
}

function factsOf(input: DraftNotice) {
  const { kind, title, body, reach, audience } = input
  const [shownFrom, shownUntil] = [typedTime(input.shownFrom), typedTime(input.shownUntil)]
  if (!shownFrom || !shownUntil) throw invalid('notices.no_time', 'Say when it is shown.')
  const isWindow = kind === 'maintenance'
  return {
    ...{ kind, title, body, reach, audience, shownFrom, shownUntil },
    startsAt: isWindow ? typedTime(input.startsAt) : null,
    endsAt: isWindow ? typedTime(input.endsAt) : null,
    planIds: reach === 'plans' ? input.planIds : [],
    countries: reach === 'countries' ? input.countries : [],
    estateIds: reach === 'estates' ? input.estates.map(({ id }) => id) : [],
  }
}

type Told = Omit<ReturnType<typeof factsOf>, 'kind' | 'reach' | 'audience'> & {
  kind: string
  reach: string
  audience: string
}

/** As the trail keeps it, field by field. */
function told({ kind, title, body, reach, audience, planIds, countries, estateIds, ...times }: Told) {
  const { startsAt, endsAt, shownFrom, shownUntil } = times
  return {
    ...{ kind, title, body, reach, audience, planIds, countries, estateIds },
    startsAt: startsAt?.toISOString() ?? null,
    endsAt: endsAt?.toISOString() ?? null,
    shownFrom: shownFrom.toISOString(),
    shownUntil: shownUntil.toISOString(),
  }
}

const storable = z.record(z.string(), z.json())

type TrailLine = { id: string; title: string; reason: string; changes?: Record<string, readonly unknown[]> }

function trail(db: Tx, ctx: OperatorCtx, name: PlatformEventName, line: TrailLine): Promise<void> {
  const { id, title, reason, changes } = line
  return writePlatformEvent(db, ctx, {
    ...{ name, subjectType: 'notice', subjectId: id, reason },
    details: { name: title, ...(changes && { changes: storable.parse(changes) }) },
  })
}

function changedMeanwhile() {
  return conflict(
    'notices.changed_meanwhile',
    'Somebody else has changed this notice meanwhile. Have a look at it and try again.',
  )
}

function overAtOnce() {
  return invalid('notices.over_at_once', 'Its time is over already: nobody would see it.', {
    shownUntil: 'This is over already. Choose a later time.',
  })
}

import { z } from 'zod'
import type { Ctx } from './context'
import { accountDb } from './db/client'
import { conflict, type ErrorDetails } from './errors'
import { isStaff, ROLES } from './permissions'

/** What an estate's plan can limit. */
export type LimitName = 'units' | 'staff' | 'storage' | 'messages'

/** How much of a limit is in use; `max` is null where there is none. */
export type Room = { plan: string; max: number; used: number }

const STAFF = ROLES.filter((role) => isStaff([role]))

const limits = z.object({
  plan: z.string(),
  units: z.number().nullable(),
  staff: z.number().nullable(),
  storage: z.bigint().transform(Number).nullable(),
  messages: z.number().nullable(),
})

/** The limits of the estate's plan; of the one that new estates try where it chose none. Null where nothing limits it. */
export async function planLimits(ctx: Pick<Ctx, 'db'>): Promise<z.infer<typeof limits> | null> {
  const [row] = await ctx.db.$queryRaw<unknown[]>`
    SELECT p.name AS plan, p.max_units AS units, p.max_staff AS staff, p.max_storage AS storage,
      p.max_messages AS messages
    FROM estate e JOIN plan p ON p.id = e.plan_id OR (e.plan_id IS NULL AND e.trial_ends_at IS NOT NULL AND p.for_trial)
    WHERE e.id = current_estate()`
  return row ? limits.parse(row) : null
}

/** How many units an estate may have while it tries the product, and the plan that says so; null where any number may. */
export async function unitsToTry(): Promise<{ plan: string; max: number } | null> {
  const plan = await accountDb().plan.findFirst({
    where: { forTrial: true },
    select: { name: true, maxUnits: true },
  })
  return plan && plan.maxUnits !== null ? { plan: plan.name, max: plan.maxUnits } : null
}

/** How many units, seats, bytes or messages of the month are in use. */
export async function usedOf(ctx: Pick<Ctx, 'db' | 'clock' | 'estate'>, limit: LimitName): Promise<number> {
  const { db } = ctx
  switch (limit) {
    case 'units':
      return db.unit.count()
    case 'staff':
      return db.member.count({
        where: { status: { not: 'left' }, roles: { some: { role: { in: STAFF } } } },
      })
    case 'storage':
      return (await db.file.aggregate({ _sum: { size: true } }))._sum.size ?? 0
    case 'messages':
      return (
        (await db.messageCount.findFirst({ where: { month: monthOf(ctx) }, select: { count: true } }))
          ?.count ?? 0
      )
  }
}

/**
 * Whether `asked` more fit into the estate's plan; to be asked before the work begins. Inside a command the answer holds
 * until it ends: others who ask for the same wait.
 * @throws DomainError RESOURCE_CONFLICT `limit_reached` with a sentence that says which limit, how much of it is in use,
 * and who can raise it
 */
export async function requireRoom(ctx: Ctx, limit: LimitName, asked = 1): Promise<void> {
  const missing = await ctx.tx(async (tx) => {
    await tx.db
      .$queryRaw`SELECT pg_advisory_xact_lock(hashtext(${`room.${limit}`}), hashtext(${ctx.estate.id}))::text`
    return roomMissing(tx, limit, asked)
  })
  if (missing) throw conflict('limit_reached', missing.message, missing.details)
}

/** A limit that something would go past: the sentence, and for whoever can raise it the place where. */
export type RoomMissing = {
  message: string
  help: { href: string; label: string } | null
  details: ErrorDetails
}

/** What is said where `asked` more don't fit into the estate's plan; null where they do. Holds nothing. */
export async function roomMissing(ctx: Ctx, limit: LimitName, asked: number): Promise<RoomMissing | null> {
  const found = await planLimits(ctx)
  const max = found?.[limit] ?? null
  // A list that holds none of it says nothing of it.
  if (!found || max === null || !(asked > 0)) return null
  const used = await usedOf(ctx, limit)
  if (used + asked <= max) return null
  return missingIn(ctx, { limit, asked, room: { plan: found.plan, max, used } })
}

/**
 * Counts messages of this month against the plan, as one step with asking whether they fit. With `hold: false` they are
 * counted and never held back: nobody is kept from signing in because of what others sent.
 */
export async function countMessages(ctx: Ctx, messages: number, { hold = true } = {}): Promise<void> {
  await ctx.tx(async (tx) => {
    if (hold) await requireRoom(tx, 'messages', messages)
    await tx.db.$executeRaw`
      INSERT INTO message_count (month, count) VALUES (${monthOf(tx)}::date, ${messages})
      ON CONFLICT (estate_id, month) DO UPDATE SET count = message_count.count + excluded.count`
  })
}

/** The first day of the month in the estate's zone. */
function monthOf({ clock, estate }: Pick<Ctx, 'clock' | 'estate'>): Date {
  const day = clock.now().toLocaleDateString('en-CA', { timeZone: estate.timeZone })
  return new Date(`${day.slice(0, 7)}-01T00:00:00Z`)
}

/** Where administrators raise a limit. */
const RAISE_AT = '/manage/settings/subscription'

async function missingIn(
  ctx: Ctx,
  { limit, asked, room }: { limit: LimitName; asked: number; room: Room },
): Promise<RoomMissing> {
  const self = ctx.actor.kind === 'member' && ctx.actor.roles.includes('administrator')
  const administrators = self ? [] : await administratorsOf(ctx)
  const who = self
    ? 'Choose a larger plan in Settings › Subscription.'
    : `${askOne(administrators)} to choose a larger plan.`
  const help = self ? { href: RAISE_AT, label: 'Choose a larger plan' } : null
  return {
    message: `${sentenceOf(limit, asked, room)} ${who}`,
    help,
    details: { limit, ...room, asked, administrators, ...(help && { help }) },
  }
}

function sentenceOf(limit: LimitName, asked: number, { plan, max, used }: Room): string {
  const number = (count: number) => count.toLocaleString('en')
  const more = asked === 1 ? 'one more doesn’t fit' : `${number(asked)} more don’t fit`
  switch (limit) {
    case 'units':
      return `Your plan ${plan} is for ${number(max)} units and you have ${number(used)}: ${more}.`
    case 'staff':
      return `Your plan ${plan} has ${number(max)} staff seats and ${number(used)} are taken: ${more}.`
    case 'storage':
      return `Your plan ${plan} keeps ${sizeOf(max)} of files and ${sizeOf(used)} are in use: ${sizeOf(asked)} more don’t fit.`
    case 'messages':
      return `Your plan ${plan} has ${number(max)} messages a month and ${number(used)} went out: ${more}.`
  }
}

function sizeOf(bytes: number): string {
  const [unit, size] = bytes >= 1e9 ? ['GB', 1e9] : bytes >= 1e6 ? ['MB', 1e6] : ['kB', 1e3]
  return `${(bytes / size).toLocaleString('en', { maximumFractionDigits: bytes >= 1e9 ? 2 : 0 })} ${unit}`
}

async function administratorsOf(ctx: Pick<Ctx, 'db'>): Promise<string[]> {
  const members = await ctx.db.member.findMany({
    where: { status: 'active', roles: { some: { role: 'administrator' } } },
    orderBy: { name: 'asc' },
    take: 3,
    select: { name: true },
  })
  return members.map(({ name }) => name)
}

function askOne(names: readonly string[]): string {
  if (names.length === 0) return 'Ask an administrator of your estate'
  return `Ask ${new Intl.ListFormat('en', { type: 'disjunction' }).format(names)}, who administers your estate,`
}

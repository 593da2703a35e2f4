import { decode } from 'next-auth/jwt'
import { z } from 'zod'
import type { Clock } from '../clock'
import { config } from '../config'
import type { EstateInfo, SupportActor, MemberActor, OperatorActor, ShownNotice } from '../context'
import { accountDb, accountQuery, estateQuery } from '../db/client'
import { allModulesOff, modulesOf } from '../module'
import { grantsOf, isRole, type Permission, type Role, type Scope } from '../permissions'
import { supportScopes } from '../support/scopes'

const DAY = 86_400

/** How long sessions last, in seconds: idle is judged by the row, absolute is the cookie's age too. */
export const SESSION_LIFE = {
  estate: { idle: 30 * DAY, absolute: 90 * DAY },
  console: { idle: 3_600, absolute: 12 * 3_600 },
} as const

const TOUCH_AFTER_MS = 60_000

/** A cookie that outlives the session: it tells a browser that signed in before from a stranger's. */
export function deviceCookieName(): string {
  return config().secureCookies ? '__Host-gatehouse-device' : 'gatehouse-device'
}

export function sessionCookieName(): string {
  return config().secureCookies ? '__Host-gatehouse-session' : 'gatehouse-session'
}

const claims = z.object({ sid: z.uuid(), scope: z.string() })

/** What a site's sessions are bound to: `estate:<id>` or `console`. */
export function sessionScope(site: { estateId: string } | 'console'): string {
  return site === 'console' ? 'console' : `estate:${site.estateId}`
}

const decoded = new Map<string, { sid: string; scope: string }>()
const MOST_DECODED = 5000

/** The session id inside a cookie, where the cookie is ours, unexpired and of this scope. The row is judged later. */
export async function sessionIdFromCookie(cookie: string | undefined, scope: string): Promise<string | null> {
  if (!cookie) return null
  const known = decoded.get(cookie)
  if (known) return known.scope === scope ? known.sid : null
  const token = await decode({ token: cookie, secret: config().authSecret }).catch(() => null)
  const parsed = claims.safeParse(token)
  if (!parsed.success) return null
  const oldest = decoded.size >= MOST_DECODED ? decoded.keys().next().value : undefined
  if (oldest) decoded.delete(oldest)
  // Only the decryption is remembered: whether the session still holds is asked of its row on every request.
  decoded.set(cookie, parsed.data)
  return parsed.data.scope === scope ? parsed.data.sid : null
}

type SessionRow = {
  id: string
  slug: string
  name: string
  country: string
  time_zone: string
  currency: string
  locale: string
  dialling_code: string
  unit_word: string
  colour: string
  status: EstateInfo['status']
  kind: EstateInfo['kind']
  logo_file_id: string | null
  logo_ratio: number
  modules_off: string[]
  all_modules: boolean | null
  plan_modules: string[] | null
  features: string[]
  session_id: string | null
  account_id: string
  last_seen_at: Date
  confirmed_at: Date | null
  support_id: string | null
  operator_id: string
  operator_name: string
  support_reason: string
  support_until: Date
  may_write: boolean
  member_id: string | null
  member_name: string
  member_status: string
  roles: string[]
  /** What they are in each unit of `unit_ids`, in the same order. */
  relations: Relation[]
  unit_ids: string[]
  notices: ShownNotice[]
}

const SESSION_SQL = `
  SELECT e.id, e.slug, e.name, e.country, e.time_zone, e.currency, e.locale, e.dialling_code, e.unit_word, e.colour,
    e.status::text, e.kind::text, e.logo_file_id, e.logo_ratio, e.modules_off, e.features,
    p.all_modules, p.modules AS plan_modules, s.id AS session_id, s.account_id, s.last_seen_at, s.confirmed_at,
    a.id AS support_id, a.operator_id, a.operator_name, a.reason AS support_reason, a.expires_at AS support_until,
    a.may_write OR EXISTS (SELECT FROM support_window w WHERE w.estate_id = e.id AND a.id IS NOT NULL
      AND w.ended_at IS NULL AND w.since <= $2 AND w.until > $2) AS may_write,
    m.id AS member_id, m.name AS member_name, m.status AS member_status,
    ARRAY(SELECT r.role FROM member_role r WHERE r.estate_id = e.id AND r.member_id = m.id) AS roles,
    coalesce(o.relations, '{}') AS relations, coalesce(o.unit_ids, '{}') AS unit_ids,
    coalesce((SELECT json_agg(json_build_object('id', n.id, 'kind', n.kind, 'title', n.title, 'body', n.body,
        'startsAt', n.starts_at, 'endsAt', n.ends_at, 'audience', n.audience, 'wording', n.wording)
        ORDER BY n.kind = 'incident' DESC, n.shown_from DESC, n.id DESC)
      FROM notice n WHERE n.state = 'published' AND n.shown_until > $2 AND n.shown_from <= $2
        AND (n.kind = 'incident' OR NOT EXISTS (SELECT FROM notice_put_away p
          WHERE p.estate_id = e.id AND p.member_id = m.id AND p.notice_id = n.id AND p.wording >= n.wording))), '[]') AS notices
  FROM estate e
  LEFT JOIN plan p ON p.id = e.plan_id
  LEFT JOIN session s ON s.id = $1 AND s.estate_id = e.id AND s.revoked_at IS NULL AND s.expires_at > $2
    AND s.last_seen_at > $2::timestamptz - make_interval(secs => ${SESSION_LIFE.estate.idle})
  LEFT JOIN support_access a ON a.estate_id = e.id AND a.id = s.support_access_id
    AND a.entered_at IS NOT NULL AND a.ended_at IS NULL AND a.expires_at > $2
  LEFT JOIN member m ON m.estate_id = e.id AND m.account_id = s.account_id AND s.support_access_id IS NULL
  LEFT JOIN LATERAL (
    SELECT array_agg(o.relation::text) AS relations, array_agg(o.unit_id) AS unit_ids
    FROM occupancy o WHERE o.estate_id = e.id AND o.member_id = m.id
      AND (o.until IS NULL OR o.until > ($2::timestamptz AT TIME ZONE e.time_zone)::date)
      AND (o.since IS NULL OR o.since <= ($2::timestamptz AT TIME ZONE e.time_zone)::date)
  ) o ON true
  WHERE e.id = current_estate()`

/** An estate as its site sees it, and whoever the session id stands for. */
export type EstateVisit = {
  estate: EstateInfo
  /** What the platform tells it at the moment, but for what the member has put away. */
  notices: readonly ShownNotice[]
  member: { status: string; actor: MemberActor } | null
  /** An operator on a visit, who is no member. */
  support: SupportActor | null
}

/** One query for estate, session, member, roles, units and notices; null where the estate is gone. */
export async function visitEstate(
  estateId: string,
  sessionId: string | null,
  clock: Clock,
): Promise<EstateVisit | null> {
  const now = clock.now()
  const rows = await estateQuery<SessionRow>(estateId, {
    name: 'visit',
    text: SESSION_SQL,
    values: [sessionId, now],
  })
  const row = rows[0]
  if (!row) return null
  if (row.session_id && now.getTime() - row.last_seen_at.getTime() > TOUCH_AFTER_MS)
    await accountQuery('UPDATE session SET last_seen_at = $2 WHERE id = $1 AND last_seen_at < $2', [
      row.session_id,
      now,
    ])
  const estate = estateOf(row)
  return { estate, notices: row.notices, member: memberOf(row), support: supportOf(estate, row) }
}

function offIn({ modules_off, all_modules, plan_modules }: SessionRow): string[] {
  return allModulesOff(
    modules_off,
    plan_modules && { allModules: all_modules ?? true, modules: plan_modules },
  )
}

function estateOf(row: SessionRow): EstateInfo {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    country: row.country,
    timeZone: row.time_zone,
    currency: row.currency,
    locale: row.locale,
    diallingCode: row.dialling_code,
    unitWord: row.unit_word,
    colour: row.colour,
    status: row.status,
    kind: row.kind,
    logoFileId: row.logo_file_id,
    logoRatio: row.logo_ratio,
    modulesOff: offIn(row),
    features: row.features,
  }
}

function memberOf(row: SessionRow): EstateVisit['member'] {
  if (!row.session_id || !row.member_id) return null
  return {
    status: row.member_status,
    actor: memberActor({
      id: row.member_id,
      name: row.member_name,
      accountId: row.account_id,
      sessionId: row.session_id,
      roles: row.roles.filter(isRole),
      ties: row.relations.flatMap((relation, index) => {
        const unitId = row.unit_ids[index]
        return unitId ? [{ unitId, relation }] : []
      }),
      modulesOff: offIn(row),
      confirmedAt: row.confirmed_at,
    }),
  }
}

function supportOf(estate: EstateInfo, row: SessionRow): SupportActor | null {
  if (!row.session_id || !row.support_id) return null
  return supportActor(estate, {
    accessId: row.support_id,
    operatorId: row.operator_id,
    sessionId: row.session_id,
    name: row.operator_name,
    reason: row.support_reason,
    expiresAt: row.support_until,
    mayWrite: row.may_write,
  })
}

type SupportFacts = Pick<
  SupportActor,
  'accessId' | 'operatorId' | 'sessionId' | 'name' | 'reason' | 'expiresAt' | 'mayWrite'
>

/** An actor who looks, with what the estate allows beyond. */
export function supportActor(estate: EstateInfo, facts: SupportFacts): SupportActor {
  return {
    ...facts,
    kind: 'support',
    id: null,
    roles: [],
    unitIds: [],
    scopes: supportScopes(estate, facts.mayWrite),
    unitsFor: () => [],
  }
}

const NOWHERE: ReadonlySet<Scope> = new Set()

type Relation = Extract<Role, 'owner' | 'tenant' | 'household'>

type MemberFacts = Pick<MemberActor, 'id' | 'name' | 'accountId' | 'sessionId'> & {
  /** Roles that were given by hand. Living or owning gives its role by itself. */
  roles: readonly Role[]
  /** What the member is today in which unit. */
  ties: readonly { unitId: string; relation: Relation }[]
  /** Modules that the estate has switched off: their permissions are nobody's. */
  modulesOff?: readonly string[]
  confirmedAt?: Date | null
}

/** An actor whose scopes come from the roles' grants in every module that the estate has on. */
export function memberActor({
  roles: given,
  ties,
  modulesOff = [],
  confirmedAt = null,
  ...member
}: MemberFacts): MemberActor {
  const grants = modulesOf({ modulesOff }).map((module) => module.grants)
  const roles = [...new Set([...given, ...ties.map(({ relation }) => relation)])]
  const held = grantsOf(roles, grants)
  const unitIds = [...new Set(ties.map(({ unitId }) => unitId))]
  const unitsFor = (permission: Permission): readonly string[] => {
    const reachesUnit = (role: Role) => grants.some((byRole) => byRole[permission]?.[role] === 'unit')
    if (given.some(reachesUnit)) return unitIds
    return [...new Set(ties.filter(({ relation }) => reachesUnit(relation)).map(({ unitId }) => unitId))]
  }
  return {
    ...member,
    kind: 'member',
    confirmedAt,
    roles,
    unitIds,
    scopes: (permission) => held.get(permission) ?? NOWHERE,
    unitsFor,
  }
}

/** A session of the console after the password: an operator only once the second factor was given too. */
export type ConsoleVisit = {
  accountId: string
  sessionId: string
  operatorId: string
  name: string
  deviceHash: string | null
  operator: OperatorActor | null
}

/** So long may somebody who gave the password take over the second factor. */
const HALF_SIGNED_IN_MS = 30 * 60_000

/** The session of the console behind an id; null where it has ended or the operator is no longer active. */
export async function visitConsole(sessionId: string | null, clock: Clock): Promise<ConsoleVisit | null> {
  if (!sessionId) return null
  const now = clock.now()
  const session = await accountDb().session.findFirst({
    where: {
      id: sessionId,
      site: 'console',
      revokedAt: null,
      expiresAt: { gt: now },
      lastSeenAt: { gt: new Date(now.getTime() - SESSION_LIFE.console.idle * 1000) },
      OR: [
        { secondFactorAt: { not: null } },
        { createdAt: { gt: new Date(now.getTime() - HALF_SIGNED_IN_MS) } },
      ],
    },
    select: {
      lastSeenAt: true,
      secondFactorAt: true,
      deviceHash: true,
      account: {
        select: { id: true, operator: { select: { id: true, name: true, role: true, active: true } } },
      },
    },
  })
  const operator = session?.account.operator
  if (!session || !operator?.active) return null
  if (now.getTime() - session.lastSeenAt.getTime() > TOUCH_AFTER_MS)
    await accountQuery('UPDATE session SET last_seen_at = $2 WHERE id = $1', [sessionId, now])
  const { id, name, role } = operator
  const { secondFactorAt, deviceHash } = session
  const who = { accountId: session.account.id, sessionId, name }
  return {
    ...who,
    operatorId: id,
    deviceHash,
    operator: secondFactorAt && { ...who, id, role, secondFactorAt },
  }
}

const FRESH_MS = 10 * 60_000

/** Whether the second factor was given lately enough for a sensitive act. */
export function isFresh({ secondFactorAt }: Pick<OperatorActor, 'secondFactorAt'>, clock: Clock): boolean {
  return clock.now().getTime() - secondFactorAt.getTime() < FRESH_MS
}

/** Whether a member gave the password lately enough for a sensitive act in the estate. */
export function isConfirmed({ confirmedAt }: Pick<MemberActor, 'confirmedAt'>, clock: Clock): boolean {
  return confirmedAt !== null && clock.now().getTime() - confirmedAt.getTime() < FRESH_MS
}

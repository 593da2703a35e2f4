import type { Clock } from './clock'
import type { Db } from './db/client'
import type { DefinedEvent, EventInput } from './events'
import type { JobInput, DefinedJob } from './jobs'
import type { Log } from './log'
import type { OperatorRole, Permission, Role, Scope } from './permissions'

/** What every screen and rule may know of the estate. */
export type EstateInfo = {
  id: string
  slug: string
  name: string
  country: string
  timeZone: string
  currency: string
  locale: string
  diallingCode: string
  unitWord: string
  colour: string
  status: 'trial' | 'active' | 'past_due' | 'suspended' | 'closed'
  kind: 'residential_estate' | 'apartment_complex' | 'rental_portfolio' | 'mixed_use'
  logoFileId: string | null
  /** How many times wider than high the logo is, 1…4. */
  logoRatio: number
  /** Names of the modules that are switched off: nobody finds them, and nothing of them runs. */
  modulesOff: string[]
  /** What operators have decided of features for this estate; `featureOn` reads it. */
  features: string[]
}

/** A notice of the platform that reaches the estate now; times as ISO has them. */
export type ShownNotice = {
  id: string
  kind: 'maintenance' | 'incident' | 'news'
  title: string
  body: string
  startsAt: string | null
  endsAt: string | null
  audience: 'everybody' | 'staff'
  /** Counted up each time that its words change. */
  wording: number
}

/** Who acts: a member in a session, an operator on a visit, or the system itself (a job, an import from a terminal). */
export type Actor = MemberActor | SupportActor | SystemActor

export type MemberActor = {
  kind: 'member'
  id: string
  name: string
  accountId: string
  sessionId: string
  /** When the password was given last in this session; sensitive acts want it lately. */
  confirmedAt: Date | null
  roles: readonly Role[]
  /** Units in which the member has a current occupancy. */
  unitIds: readonly string[]
  /** Scopes in which the actor holds a permission; empty where it is not held. */
  scopes(permission: Permission): ReadonlySet<Scope>
  /**
   * The own units that the permission reaches with the scope `unit`: it follows what the member is in each of them, so
   * that an owner here is no owner there. A role that was given by hand counts in all of them.
   */
  unitsFor(permission: Permission): readonly string[]
}

/** An operator in a session of the console. */
export type OperatorActor = {
  id: string
  accountId: string
  sessionId: string
  name: string
  role: OperatorRole
  /** When the second factor was given last in this session; sensitive acts want it fresh. */
  secondFactorAt: Date
}

/** Who acts across estates, and in which request. */
export type OperatorCtx = {
  operator: OperatorActor
  request: { requestId: string; ip: string | null; userAgent: string; clock: Clock }
}

/** An operator on a visit to the estate: looks, and changes only what its administrators have allowed. */
export type SupportActor = {
  kind: 'support'
  /** No member: whatever is one's own is nothing here. */
  id: null
  name: string
  accessId: string
  operatorId: string
  sessionId: string
  reason: string
  expiresAt: Date
  mayWrite: boolean
  roles: readonly []
  unitIds: readonly []
  scopes(permission: Permission): ReadonlySet<Scope>
  unitsFor(permission: Permission): readonly []
}

export type SystemActor = {
  kind: 'system'
  id: null
  name: string
  scopes(permission: Permission): ReadonlySet<Scope>
}

export type Person = { id: string; name: string }

/** One estate, somebody who acts, and the fenced door to the estate's rows. Services and queries get nothing else. */
export type Ctx = {
  estate: EstateInfo
  actor: Actor
  db: Db
  clock: Clock
  requestId: string
  ip: string | null
  userAgent: string | null
  /** Whom everything here is done for, where that is not who acts: the person who asked for a job. */
  onBehalfOf: Person | null
  log: Log
  /** The compound key of one of the estate's rows, for `findUnique`, `update` and `connect`. */
  key(id: string): { estateId_id: { estateId: string; id: string } }
  /** Reads that must agree with each other: one repeatable-read transaction. */
  snapshot<T>(work: (ctx: Ctx) => Promise<T>): Promise<T>
  /** A command: one transaction, in which nothing goes over the network. */
  tx<T>(work: (tx: TxCtx) => Promise<T>): Promise<T>
}

/** Inside a command. What it emits and asks for happens exactly when it commits. */
export type TxCtx = Ctx & {
  emit<P extends object>(event: DefinedEvent<P>, input: EventInput<P>): Promise<void>
  enqueue<P extends object>(job: DefinedJob<P>, input: JobInput<P>): Promise<void>
  /** The next number of a prefix in the estate's current year, such as `MNT-2026-0001`; take it last. */
  number(prefix: string): Promise<string>
  /** The next so many of them, in order. */
  numbers(prefix: string, count: number): Promise<string[]>
}

export function holds(actor: Actor, permission: Permission): boolean {
  return actor.scopes(permission).size > 0
}

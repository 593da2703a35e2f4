import { initTRPC } from '@trpc/server'
import { networkOf } from '@/lib/network'
import { wireTransformer } from '@/lib/wire'
import { isConfirmed, isFresh } from '../auth/session'
import type { Ctx, OperatorActor } from '../context'
import { systemClock } from '../clock'
import { DomainError, notAllowed, switchedOff } from '../errors'
import { requireOpen } from '../estates'
import { limit, type Limit } from '../limits'
import { log } from '../log'
import { makeCtx } from '../make-context'
import { isSwitchedOff } from '../module'
import { countOutcome } from '../outcomes'
import { operatorMay, type OperatorPermission, type Permission } from '../permissions'
import type { RequestInfo } from '../request'
import { traceChange, traceLook, type SupportVisit } from '../support/trace'
import { storable } from './storable'
import { asTrpcError, wireOf } from './errors'

/** How a procedure was made; the generated tests read it. */
export type ProcedureMeta =
  | ({ kind: 'estate'; permission: Permission } & How)
  | { kind: 'self' }
  | { kind: 'operator'; permission: OperatorPermission; sensitive: boolean }
  | { kind: 'public'; site: PublicSite; limit: Limit }

export type PublicSite = 'estate' | 'console' | 'apex' | 'any'

export type TrpcContext = { request: RequestInfo }

const t = initTRPC
  .context<TrpcContext>()
  .meta<ProcedureMeta>()
  .create({
    transformer: wireTransformer,
    errorFormatter: ({ shape, error, ctx }) => {
      const wire = wireOf(error, ctx?.request.requestId ?? 'none')
      return { code: shape.code, message: wire.message, data: { ...wire, httpStatus: shape.data.httpStatus } }
    },
    sse: { ping: { enabled: true, intervalMs: 15_000 } },
  })

export const router = t.router
export const createCallerFactory = t.createCallerFactory

const words = t.middleware(async ({ next, path, type, ctx, getRawInput }) => {
  const start = performance.now()
  const result = await next({ getRawInput: async () => storable(await getRawInput()) })
  const ms = Math.round(performance.now() - start)
  if (result.ok) {
    countOutcome('request', false)
    log().debug({ requestId: ctx.request.requestId, path, type, ms }, 'served')
    return result
  }
  const error = asTrpcError(result.error.cause ?? result.error)
  const isForTheReader = error !== (result.error.cause ?? result.error)
  countOutcome('request', !isForTheReader && result.error.code === 'INTERNAL_SERVER_ERROR')
  if (isForTheReader) throw error
  if (result.error.code === 'INTERNAL_SERVER_ERROR')
    log().error(
      { requestId: ctx.request.requestId, path, type, ms, err: result.error.cause ?? result.error },
      'failed',
    )
  return result
})

const base = t.procedure.use(words)

function signIn(): DomainError {
  return new DomainError('AUTHENTICATION_ERROR', 'sign_in', 'Please sign in.')
}

/** The estate and the signed-in, active member of a request. */
async function memberCtx(request: RequestInfo): Promise<Ctx> {
  const visit = await request.estate()
  if (!visit?.member) throw signIn()
  if (visit.member.status !== 'active')
    throw new DomainError(
      'AUTHORIZATION_ERROR',
      'not_active',
      'Your membership of this estate is not active.',
    )
  return makeCtx({
    estate: visit.estate,
    actor: visit.member.actor,
    clock: request.clock,
    requestId: request.requestId,
    ip: request.ip,
    userAgent: request.userAgent,
  })
}

function open(ctx: Ctx): Ctx {
  requireOpen(ctx.estate)
  return ctx
}

/** The same for route handlers: the signed-in, active member on the site of an estate that is open. */
export async function openMemberCtx(request: RequestInfo): Promise<Ctx> {
  return open(await memberCtx(request))
}

/** For what has to work while the estate is suspended or closed as well: its administrators take their data, and pay. */
type WhileShut = { whileShut?: true }

/** For what reaches far: a password that was given lately, so that nobody does it at a desk that was left open. */
type Sensitive = { sensitive?: true }

type How = WhileShut & Sensitive

/** The signed-in, active member who holds the permission; of a shut estate only where that is said. */
export async function permittedMemberCtx(
  request: RequestInfo,
  permission: Permission,
  { whileShut, sensitive }: How = {},
): Promise<Ctx> {
  const member = await memberCtx(request)
  const ctx = whileShut ? member : open(member)
  if (isSwitchedOff(ctx.estate, permission)) throw switchedOff()
  if (ctx.actor.scopes(permission).size === 0) throw notAllowed(permission)
  if (sensitive && !(ctx.actor.kind === 'member' && isConfirmed(ctx.actor, ctx.clock)))
    throw new DomainError(
      'AUTHORIZATION_ERROR',
      'password_again',
      'Please type your password again before this.',
    )
  return ctx
}

type Call = { path: string; type: string; getRawInput: () => Promise<unknown> }

/** An operator on a visit: each call is written down before it is answered, and changes are for whom the estate allows them. */
async function permittedSupportCtx(
  request: RequestInfo,
  visit: SupportVisit,
  permission: Permission,
  { path, type, getRawInput }: Call,
): Promise<Ctx> {
  const { estate, support } = visit
  const { clock, requestId, ip, userAgent } = request
  const ctx = open(makeCtx({ estate, actor: support, clock, requestId, ip, userAgent }))
  const isOff = isSwitchedOff(estate, permission)
  const holds = support.scopes(permission).size > 0 && !isOff
  const input = await getRawInput()
  if (type === 'mutation') {
    const refused = !support.mayWrite || !holds
    await traceChange(visit, request, path, { input, refused })
    if (isOff) throw switchedOff()
    if (refused) throw supportLooksOnly()
  } else await traceLook(visit, request, path, { input, refused: !holds })
  if (isOff) throw switchedOff()
  if (!holds) throw notAllowed(permission)
  return ctx
}

function supportLooksOnly(): DomainError {
  return new DomainError(
    'AUTHORIZATION_ERROR',
    'support_looks_only',
    'Support looks and changes nothing here. An administrator of the estate can allow more.',
  )
}

/**
 * For members of the estate who hold a permission. The row's scope is applied by the module's policy.
 * `{ whileShut: true }` lets them through though the estate is suspended or closed; `{ sensitive: true }` wants the
 * password again where it was not given lately.
 */
export function estateProcedure(permission: Permission, how: How = {}) {
  return base.meta({ kind: 'estate', permission, ...how }).use(async ({ ctx, next, ...call }) => {
    const visit = await ctx.request.estate()
    if (visit?.support) {
      const { estate, support } = visit
      return next({ ctx: await permittedSupportCtx(ctx.request, { estate, support }, permission, call) })
    }
    return next({ ctx: await permittedMemberCtx(ctx.request, permission, how) })
  })
}

/** For one's own membership, sessions and notifications: any active member of an open estate. */
export const selfProcedure = base.meta({ kind: 'self' }).use(async ({ ctx, next }) => {
  const member = await openMemberCtx(ctx.request)
  if (member.actor.kind !== 'member') throw signIn()
  return next({ ctx: { ...member, actor: member.actor } })
})

/** The signed-in operator of a request to the console, the second factor given, whose role holds the permission. */
export async function permittedOperator(
  request: RequestInfo,
  permission: OperatorPermission,
): Promise<OperatorActor> {
  const operator = await request.operator()
  if (!operator) throw (await request.console()) ? secondFactorMissing() : signIn()
  if (!operatorMay(operator.role, permission))
    throw new DomainError(
      'AUTHORIZATION_ERROR',
      'not_allowed',
      'Your operator role has no right to do this.',
      { permission },
    )
  return operator
}

/** For operators on the console; before a sensitive act the second factor is asked for again. */
export function operatorProcedure(permission: OperatorPermission, { sensitive = false } = {}) {
  return base.meta({ kind: 'operator', permission, sensitive }).use(async ({ ctx, next }) => {
    const operator = await permittedOperator(ctx.request, permission)
    if (sensitive && !isFresh(operator, ctx.request.clock))
      throw new DomainError(
        'AUTHORIZATION_ERROR',
        'second_factor_again',
        'Please give a code of your authenticator app again before this.',
      )
    return next({ ctx: { operator } })
  })
}

function secondFactorMissing(): DomainError {
  return new DomainError('AUTHENTICATION_ERROR', 'second_factor', 'Please give your second factor first.')
}

/** For anyone on a site: says which site, and how often one address may. */
export function publicProcedure({ site, limit: allowed }: { site: PublicSite; limit: Limit }) {
  return base.meta({ kind: 'public', site, limit: allowed }).use(async ({ ctx, next, path }) => {
    const here = ctx.request.site.kind
    if (here === 'unknown' || (site !== 'any' && site !== here))
      throw new DomainError('RESOURCE_NOT_FOUND', 'not_found', 'This does not exist here.')
    await limit([path, networkOf(ctx.request.ip)], allowed)
    return next({ ctx: { clock: systemClock } })
  })
}

/** The type of a router with these parts, for a module's client. */
export type RouterWith<Parts extends Parameters<typeof t.router>[0]> = ReturnType<typeof t.router<Parts>>

import type { SupportActor, Ctx, EstateInfo } from '../context'
import { invalid } from '../errors'
import { makeCtx } from '../make-context'
import type { RequestInfo } from '../request'
import { supportChanged, supportLooked } from './events'

export type SupportVisit = { estate: EstateInfo; support: SupportActor }
type Asked = Pick<RequestInfo, 'clock' | 'requestId' | 'ip' | 'userAgent'>
type Act = { input?: unknown; refused?: boolean }

/** A way to write that a visit itself doesn't have: for its trace and its end alone. */
export function keeperOf({ estate, support }: SupportVisit, request: Asked): Ctx {
  const { clock, requestId, ip, userAgent } = request
  return makeCtx({ estate, actor: { ...support, mayWrite: true }, clock, requestId, ip, userAgent })
}

/** What no screen of ours asks for. It is refused rather than cut: what was asked must be there to read. */
const LONGEST = 20_000

/**
 * Writes down what is about to be looked at, or was refused. It is committed before anything is shown; where it can't
 * be, nothing is.
 */
export async function traceLook(visit: SupportVisit, request: Asked, what: string, act: Act = {}) {
  const { accessId, operatorId, name: operator, reason } = visit.support
  const { input, refused = false } = act
  const payload = { operatorId, operator, reason, what, detail: whole(textOf(input)), refused }
  await keeperOf(visit, request).tx((tx) =>
    tx.emit(supportLooked, { entityId: accessId, payload, internal: true }),
  )
}

/** Writes down what is about to be changed, or was refused. */
export async function traceChange(visit: SupportVisit, request: Asked, what: string, act: Act) {
  const { accessId, operatorId, name: operator, reason } = visit.support
  const { input, refused = false } = act
  const payload = { operatorId, operator, reason, what, detail: whole(idsIn(textOf(input))), refused }
  await keeperOf(visit, request).tx((tx) =>
    tx.emit(supportChanged, { entityId: accessId, payload, internal: true }),
  )
}

function textOf(input: unknown): string {
  return input === undefined ? '' : JSON.stringify(input)
}

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi

/** Which records a change is about; what was typed stands in the change's own event, masked. */
function idsIn(text: string): string {
  return [...new Set((text.match(UUID) ?? []).map((id) => id.toLowerCase()))].join(' ')
}

function whole(text: string): string {
  if (text.length > LONGEST)
    throw invalid('support_too_long', 'This is more than a visit may ask for at once. Ask for less.')
  return text
}

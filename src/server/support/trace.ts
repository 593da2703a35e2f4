import type { SupportActor, Ctx, EstateInfo } from '../context'
import { makeCtx } from '../make-context'
import type { RequestInfo } from '../request'
import { supportChanged, supportLooked } from './events'

export type SupportVisit = { estate: EstateInfo; support: SupportActor }
type Asked = Pick<RequestInfo, 'clock' | 'requestId' | 'ip' | 'userAgent'>

/** A way to write that a visit itself doesn't have: for its trace and its end alone. */
export function keeperOf({ estate, support }: SupportVisit, request: Asked): Ctx {
  const { clock, requestId, ip, userAgent } = request
  return makeCtx({ estate, actor: { ...support, mayWrite: true }, clock, requestId, ip, userAgent })
}

const LONGEST = 300

/** Writes down what is about to be looked at. It is committed before anything is shown; where it can't be, nothing is. */
export async function traceLook(visit: SupportVisit, request: Asked, what: string, input?: unknown) {
  const { accessId, operatorId, name: operator, reason } = visit.support
  const payload = { operatorId, operator, reason, what, detail: detailOf(input) }
  await keeperOf(visit, request).tx((tx) =>
    tx.emit(supportLooked, { entityId: accessId, payload, internal: true }),
  )
}

/** Writes down what is about to be changed, or was refused. */
export async function traceChange(
  visit: SupportVisit,
  request: Asked,
  what: string,
  { input, refused }: { input: unknown; refused: boolean },
) {
  const { accessId, operatorId, name: operator, reason } = visit.support
  const payload = { operatorId, operator, reason, what, detail: idsIn(input), refused }
  await keeperOf(visit, request).tx((tx) =>
    tx.emit(supportChanged, { entityId: accessId, payload, internal: true }),
  )
}

function detailOf(input: unknown): string {
  return input === undefined ? '' : JSON.stringify(input).slice(0, LONGEST)
}

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** Which records a change is about; what was typed stands in the change's own event, masked. */
function idsIn(input: unknown): string {
  return input === undefined ? '' : (JSON.stringify(input).match(UUID) ?? []).join(' ').slice(0, LONGEST)
}

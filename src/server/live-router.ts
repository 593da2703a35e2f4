import type { EstateInfo, MemberActor } from './context'
import { isShut } from './estates'
import type { StoredEvent } from './events'
import { modulesOf } from './module'
import { liveHub, type LiveMessage } from './realtime'
import { visitEstate } from './auth/session'
import { router, selfProcedure } from './trpc/builders'

/**
 * What a screen is told: which kind of thing changed and which one, never what is in it; `page` where it is something
 * that the server writes onto the page itself.
 */
export type LiveSignal =
  { kind: 'changed'; entity: string; id: string } | { kind: 'bell' } | { kind: 'page' } | { kind: 'refresh' }

const CHECK_EVERY_MS = 15_000

type Viewer = { estate: Pick<EstateInfo, 'modulesOff'>; actor: MemberActor }

/** Whether an event is for this member's screens, by the word of the module that declared it. */
export function isFor({ estate, actor }: Viewer, event: StoredEvent): boolean {
  return modulesOf(estate).some((module) => module.live?.[event.name]?.(actor, event) === true)
}

function signalsFor(viewer: Viewer, message: LiveMessage): LiveSignal[] {
  if ('missed' in message) return [{ kind: 'refresh' }]
  if ('notices' in message) return [{ kind: 'page' }]
  if ('bells' in message) return message.bells.includes(viewer.actor.id) ? [{ kind: 'bell' }] : []
  return message.events
    .filter((event) => isFor(viewer, event))
    .map((event) => ({ kind: 'changed', entity: event.entity, id: event.entityId }))
}

export const liveRouter = router({
  /** Signals for the member's open screens, until the session ends or the server stops. */
  signals: selfProcedure.subscription(async function* ({ ctx, signal }): AsyncGenerator<LiveSignal> {
    const hub = liveHub()
    const stop = AbortSignal.any([hub.stopping.signal, ...(signal ? [signal] : [])])
    const stopped = () => stop.aborted
    const waiting: LiveMessage[] = []
    let wake: () => void = () => undefined
    stop.addEventListener('abort', () => wake(), { once: true })
    await hub.subscribe(
      ctx.estate.id,
      (message) => {
        waiting.push(message)
        wake()
      },
      stop,
    )
    // Whatever happened while the screen was not listening.
    yield { kind: 'refresh' }
    let viewer: Viewer | null = ctx
    let checked = Date.now()
    while (!stopped()) {
      if (waiting.length === 0)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, CHECK_EVERY_MS)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      if (stopped()) return
      if (Date.now() - checked > CHECK_EVERY_MS) {
        // Rights may have changed and sessions end while a screen stays open.
        const visit = await visitEstate(ctx.estate.id, ctx.actor.sessionId, ctx.clock)
        const open = visit && !isShut(visit.estate)
        viewer =
          open && visit.member?.status === 'active'
            ? { estate: visit.estate, actor: visit.member.actor }
            : null
        checked = Date.now()
      }
      if (!viewer) return
      for (const message of waiting.splice(0)) yield* signalsFor(viewer, message)
    }
  }),
})

import { EventEmitter } from 'node:events'
import pg from 'pg'
import { z } from 'zod'
import { config } from './config'
import { estateDb } from './db/client'
import type { StoredEvent } from './events'
import { log } from './log'
import { STORED_EVENT } from './notify'
import { LIVE_CHANNEL } from './relay'

/**
 * What reaches a browser's hub: events of its estate, bells of members, that what the platform tells the estate is
 * another, or that some of this may have been missed.
 */
export type LiveMessage =
  { events: StoredEvent[] } | { bells: string[] } | { notices: true } | { missed: true }

const notice = z.object({
  estateId: z.uuid(),
  events: z.array(z.uuid()).optional(),
  bells: z.array(z.uuid()).optional(),
})

/** Of the platform, to some estates or to all. */
const platformNotice = z.object({ noticesOf: z.union([z.literal('all'), z.array(z.uuid())]) })

const RETRY_MS = [100, 250, 500, 1000, 2000]

/** One LISTEN connection a process, and the open screens behind it. */
class LiveHub {
  private readonly screens = new EventEmitter().setMaxListeners(0)
  private client: pg.Client | null = null
  private starting: Promise<void> | null = null
  private stopped = false
  readonly stopping = new AbortController()

  /** Hears an estate's messages until the signal aborts. */
  async subscribe(
    estateId: string,
    hear: (message: LiveMessage) => void,
    signal: AbortSignal,
  ): Promise<void> {
    await (this.starting ??= this.connect(0))
    if (signal.aborted) return
    this.screens.on(estateId, hear)
    signal.addEventListener('abort', () => this.screens.off(estateId, hear), { once: true })
  }

  /** Ends every subscription and the connection, so that the process can stop. */
  async stop(): Promise<void> {
    this.stopped = true
    this.stopping.abort()
    this.screens.removeAllListeners()
    await this.client?.end().catch(() => undefined)
  }

  private async connect(attempt: number): Promise<void> {
    if (this.stopped) return
    const client = new pg.Client({
      connectionString: config().database.direct,
      keepAlive: true,
      application_name: 'gatehouse-live',
    })
    client.on('error', (error) => log().warn({ err: error.message }, 'the live connection was lost'))
    client.on('notification', (message) => void this.spread(message.payload ?? ''))
    try {
      await client.connect()
      await client.query(`LISTEN ${LIVE_CHANNEL}`)
    } catch (error) {
      log().warn({ err: error, attempt }, 'the live connection could not be made')
      await client.end().catch(() => undefined)
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS[attempt] ?? 2000))
      return this.connect(attempt + 1)
    }
    this.client = client
    client.once('end', () => void this.reconnect())
  }

  private async reconnect(): Promise<void> {
    if (this.stopped) return
    this.client = null
    await (this.starting = this.connect(0))
    // What was announced in between is lost: every screen asks anew.
    for (const estateId of this.screens.eventNames()) this.screens.emit(estateId, { missed: true })
  }

  private async spread(payload: string): Promise<void> {
    const said = readJson(payload)
    const ofPlatform = platformNotice.safeParse(said).data
    if (ofPlatform) {
      this.spreadNotices(ofPlatform.noticesOf)
      return
    }
    const parsed = notice.safeParse(said)
    if (!parsed.success || this.screens.listenerCount(parsed.data.estateId) === 0) return
    const { estateId, events, bells } = parsed.data
    if (bells) this.screens.emit(estateId, { bells })
    if (!events) return
    try {
      const rows = await estateDb(estateId).db.event.findMany({
        where: { id: { in: events } },
        select: STORED_EVENT,
        orderBy: { id: 'asc' },
      })
      this.screens.emit(estateId, { events: rows })
    } catch (error) {
      log().warn({ err: error }, 'live events could not be read')
      this.screens.emit(estateId, { missed: true })
    }
  }

  private spreadNotices(estates: 'all' | string[]): void {
    const reached = estates === 'all' ? this.screens.eventNames() : estates
    for (const estateId of reached) this.screens.emit(estateId, { notices: true })
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

declare global {
  // Next loads route handlers and instrumentation as separate bundles of one process: they must share the hub.
  var gatehouseLiveHub: LiveHub | undefined
}

export function liveHub(): LiveHub {
  return (globalThis.gatehouseLiveHub ??= new LiveHub())
}

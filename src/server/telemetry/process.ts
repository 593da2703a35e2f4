import { statfs } from 'node:fs/promises'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { connect } from 'node:tls'
import { config } from '../config'
import { poolUse } from '../db/client'
import { gauge, type Reading } from './metrics'

const ANSWER_MS = 5000

/** What each process tells of itself and of the machine it runs on. */
export function measureProcess(): void {
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()
  gauge('gatehouse_event_loop_delay_seconds', () => {
    const longest = delay.max / 1e9
    delay.reset()
    return [[longest]]
  })
  gauge('gatehouse_memory_bytes', () => [[process.memoryUsage.rss()]])
  gauge('gatehouse_database_connections', () =>
    poolUse().flatMap(({ role, used, idle, waiting }): Reading[] => [
      [used, { role, state: 'used' }],
      [idle, { role, state: 'idle' }],
      [waiting, { role, state: 'waiting' }],
    ]),
  )
  gauge('gatehouse_disk_free_ratio', async () => {
    const disk = await statfs(config().dataDir).catch(() => null)
    return disk ? [[disk.bavail / disk.blocks]] : []
  })
}

/** Until the platform's certificate runs out, as browsers are shown it. */
export function measureCertificate(): void {
  if (config().scheme !== 'https') return
  const [host = '', port = '443'] = config().rootDomain.split(':')
  gauge('gatehouse_certificate_remaining_seconds', async () => {
    const end = await certificateEnd(host, Number(port)).catch(() => null)
    return end ? [[(end.getTime() - Date.now()) / 1000]] : []
  })
}

/** @throws Error where nobody answers within five seconds */
export function certificateEnd(host: string, port: number): Promise<Date> {
  return new Promise((resolve, reject) => {
    // One that has run out is to be told of, too; nothing is sent.
    const socket = connect({ host, port, servername: host, rejectUnauthorized: false }, () => {
      resolve(new Date(socket.getPeerCertificate().valid_to))
      socket.destroy()
    })
    socket.setTimeout(ANSWER_MS, () => socket.destroy(new Error(`${host} does not answer`)))
    socket.once('error', reject)
  })
}

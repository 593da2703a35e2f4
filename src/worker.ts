import '@/registry/install'
import { PLATFORM_JOBS } from '@/registry/platform-jobs'
import { closeDatabase } from '@/server/db/client'
import { log } from '@/server/log'
import { startTelemetry } from '@/server/telemetry/start'
import { startWorker } from '@/server/worker'

const stopTelemetry = await startTelemetry('worker')
const worker = await startWorker(PLATFORM_JOBS)
log().info('the worker is ready')

let stopping = false
async function stop(signal: string): Promise<void> {
  if (stopping) return
  stopping = true
  log().info({ signal }, 'the worker is stopping')
  await worker.stop()
  await stopTelemetry()
  await closeDatabase()
}

process.on('SIGTERM', () => void stop('SIGTERM'))
process.on('SIGINT', () => void stop('SIGINT'))

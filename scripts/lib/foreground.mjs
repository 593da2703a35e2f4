import { stopChildren } from './tools.mjs'

/**
 * Runs a command that stays until it is told to stop: then, or when its work ends or fails, stops every process it
 * started, and last what `close` closes.
 * @param {(close: (closing: () => Promise<void>) => void) => Promise<unknown>} work
 */
export async function inForeground(work) {
  const closings = []
  const signal = new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, resolve)
    if (process.env.npm_lifecycle_event) whenOrphaned(resolve)
  })
  const working = work((closing) => closings.unshift(closing))
  try {
    await Promise.race([signal, working])
  } finally {
    // What fails from here on fails because it is being stopped.
    working.catch(() => undefined)
    await stopChildren()
    for (const closing of closings) await closing()
  }
}

/** npm hands a signal to the shell between us, and some shells end without handing it on. */
function whenOrphaned(tell) {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    tell()
  }, 300)
  watch.unref()
}

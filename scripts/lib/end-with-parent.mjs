/**
 * Preloaded into the processes that our commands start (`node --import`): when the command is killed and can't stop them,
 * they stop themselves.
 */
const parent = process.ppid

setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM')
}, 500).unref()

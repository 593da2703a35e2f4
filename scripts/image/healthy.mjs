// The health of a container: a web server says that it is ready; a worker, which serves nothing but its figures, that it
// lives.
import { readFileSync } from 'node:fs'

const { PORT = '3000', METRICS_PORT } = process.env
const ask = (url) =>
  fetch(url, { signal: AbortSignal.timeout(4000) }).then(
    ({ ok }) => ok,
    () => false,
  )

const isWorker = readFileSync('/proc/1/cmdline', 'utf8').split('\0').includes('worker')
const figures = () => (METRICS_PORT ? ask(`http://127.0.0.1:${METRICS_PORT}/metrics`) : true)
const isHealthy = isWorker ? await figures() : await ask(`http://127.0.0.1:${PORT}/api/health/ready`)
process.exit(isHealthy ? 0 : 1)

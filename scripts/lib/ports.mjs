import net from 'node:net'

/** Whether nothing listens on this port, on any of the machine's addresses. */
export function isFree(port) {
  return new Promise((resolve) => {
    const server = net.createServer()
    server.once('error', (error) => {
      if (error.code === 'EAFNOSUPPORT') resolve(isFreeAt(port, '127.0.0.1'))
      else resolve(false)
    })
    server.listen({ port, host: '::', exclusive: true }, () => server.close(() => resolve(true)))
  }).then(async (free) => free && (await isFreeAt(port, '127.0.0.1')))
}

function isFreeAt(port, host) {
  return new Promise((resolve) => {
    const server = net.createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)))
  })
}

/** The wanted port, or the first free one of the hundred after it. */
export async function freePort(wanted) {
  for (let port = wanted; port < wanted + 100; port++) {
    if (await isFree(port)) return port
  }
  throw new Error(`No free port between ${wanted} and ${wanted + 99}.`)
}

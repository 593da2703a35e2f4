import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:tls'

import { afterAll, expect, it } from 'vitest'
import { z } from 'zod'
import { TLS_CERTIFICATE, TLS_KEY } from '@/testing/certificate'
import { certificateEnd } from './process'

const server = createServer({ key: TLS_KEY, cert: TLS_CERTIFICATE }, (socket) => socket.end())
server.listen(0, '127.0.0.1')
await once(server, 'listening')
const { port } = z.object({ port: z.number() }).parse(server.address())

afterAll(() => {
  server.close()
})

it('the end of a certificate is read as browsers are shown it, by whomever it is signed', async () => {
  expect(await certificateEnd('localhost', port)).toEqual(new X509Certificate(TLS_CERTIFICATE).validToDate)
  await expect(certificateEnd('localhost', 1)).rejects.toThrow()
})

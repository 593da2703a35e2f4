import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const SETTINGS = path.join(process.env.E2E_DATA_DIR ?? '', 'settings.json')

/** What the product under test was told. */
export const settings = () =>
  z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(SETTINGS, 'utf8')))

/** A web server more, as `npm start` starts it, and all that it has said so far. */
export function startServer(
  port: number,
  env: Record<string, string>,
): { server: ChildProcess; said: () => string } {
  const server = spawn(process.execPath, ['scripts/web.mjs', '-p', String(port)], {
    env: { ...process.env, ...env },
  })
  const output: string[] = []
  for (const stream of [server.stdout, server.stderr])
    stream.on('data', (chunk: Buffer) => output.push(chunk.toString()))
  return { server, said: () => output.join('') }
}

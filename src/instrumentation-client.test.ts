import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

// In a process of its own: here other tests have loaded zod already.
const BROWSER = `
  await import('./src/instrumentation-client.ts')
  let tried = false
  globalThis.Function = class { constructor() { tried = true; throw new Error('refused') } }
  const { z } = await import('zod')
  z.object({ name: z.string() }).parse({ name: 'Hélène' })
  console.log(tried ? 'tried' : 'kept to the policy')`

it('a form’s schema makes no parser of text in the browser', async () => {
  const run = promisify(execFile)
  const { stdout } = await run(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', BROWSER])
  expect(stdout.trim()).toBe('kept to the policy')
})

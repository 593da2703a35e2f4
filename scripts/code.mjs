import { program } from './lib/project.mjs'
import { setUp } from './setup.mjs'

const help = `
Usage: npm run -s code

The codes that the authenticator apps of the demo's operators show now. Each is taken once.
`

await program(help, async () => {
  if (!(await setUp(import.meta.filename))) return
  const { readDemo } = await import('./lib/product.mjs')
  const { Secret, TOTP } = await import('otpauth')
  for (const { role, email, authenticatorKey } of readDemo().accounts) {
    if (!authenticatorKey) continue
    const totp = new TOTP({ secret: Secret.fromBase32(authenticatorKey) })
    console.log(`${totp.generate()}  ${email}, ${role}, for ${Math.ceil(totp.remaining() / 1000)} s more`)
  }
})

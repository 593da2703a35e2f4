import { fileURLToPath } from 'node:url'
import { defineConfig } from 'prisma/config'
import { ownerUrl } from './scripts/db/url.mjs'

// The engine that the CLI would download is replaced by its WebAssembly build; Windows can't start a script as a program.
if (process.platform !== 'win32') {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(
    new URL('scripts/db/schema-engine.mjs', import.meta.url),
  )
}

// Other tools read this file, too, and must not start a database by it.
const needsDatabase = ['migrate', 'db', 'studio'].includes(process.argv[2] ?? '')

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  datasource: needsDatabase ? { url: await ownerUrl() } : {},
})

import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { check, resolveConfig } from 'prettier'
import { afterEach, describe, expect, inject, it } from 'vitest'
import { root as project } from '../lib/project.mjs'
import { makeModule } from './make-module.mjs'
import { moduleNames } from './module-names.mjs'

const copies = []
afterEach(() => copies.splice(0).forEach((copy) => rmSync(copy, { recursive: true, force: true })))

/** A copy of the project, to try in what should not be there. */
function copyOfProject(...folders) {
  const copy = mkdtempSync(path.join(os.tmpdir(), 'gatehouse-new-module-'))
  copies.push(copy)
  const left = new Set(['node_modules', '.git', '.next', '.data'].map((name) => path.join(project, name)))
  for (const folder of folders)
    cpSync(path.join(project, folder), path.join(copy, folder), {
      recursive: true,
      filter: (file) => !left.has(file),
    })
  symlinkSync(path.join(project, 'node_modules'), path.join(copy, 'node_modules'))
  return copy
}

const PARTS = [
  'src/registry',
  'src/modules/tickets',
  'prisma/schema',
  'prisma/migrations',
  '.prettierrc.json',
]
const now = new Date('2026-12-24T18:00:00Z')
const read = (copy, file) => readFileSync(path.join(copy, file), 'utf8')

describe('a new module', () => {
  it('has every room, a fenced table and its lines in the registry, in the house’s format', async () => {
    const copy = copyOfProject(...PARTS)
    const { files } = await makeModule(copy, { name: 'lost-items', now })
    const rooms = [
      'manifest',
      'schemas',
      'lost-item',
      'policy',
      'queries',
      'service',
      'router',
      'events',
      'demo',
    ]
    expect(files).toEqual(expect.arrayContaining(rooms.map((room) => `src/modules/lost-items/${room}.ts`)))
    expect(read(copy, 'prisma/migrations/20261224180000_lost_items/migration.sql')).toContain(
      "SELECT fence('lost_item'::regclass)",
    )
    expect(read(copy, 'src/registry/modules.ts')).toMatch(/MODULES[^\n]*=\s*\[[^\]]*\blostItems,?\s*\]/)
    expect(read(copy, 'src/registry/router.ts')).toContain('lostItems: lostItemsRouter,\n})')
    expect(read(copy, 'src/registry/messages.ts')).toMatch(/messages = \{[^}]*\blostItems,?\s*\}/)
    for (const file of files.filter((name) => /\.(tsx?|json)$/.test(name))) {
      const filepath = path.join(copy, file)
      expect(await check(read(copy, file), { ...(await resolveConfig(filepath)), filepath }), file).toBe(true)
    }
  })

  it('comes after every migration that is there', async () => {
    const copy = copyOfProject(...PARTS)
    await makeModule(copy, { name: 'parcels', now })
    const { files } = await makeModule(copy, { name: 'keys', now: new Date('2020-01-01') })
    expect(files).toContain('prisma/migrations/20261224180001_keys/migration.sql')
  })

  it('is refused, with nothing written, where its name is no good or taken', async () => {
    const copy = copyOfProject(...PARTS)
    const before = read(copy, 'src/registry/router.ts')
    for (const name of ['Tickets', 'my_module', '../elsewhere', 'utils', 'tickets', 'news-es'])
      await expect(
        makeModule(copy, { name, noun: name === 'news-es' ? 'unit' : undefined, now }),
      ).rejects.toThrow(/name|taken|exists|table/)
    expect(read(copy, 'src/registry/router.ts')).toBe(before)
    expect(existsSync(path.join(copy, 'src/modules/news-es'))).toBe(false)
  })

  it('is called by the forms that its files need', () => {
    expect(moduleNames('lost-items')).toMatchObject({
      noun: 'lost-item',
      key: 'lostItems',
      Model: 'LostItem',
    })
    expect(moduleNames('deliveries').noun).toBe('delivery')
    expect(moduleNames('people', 'person').table).toBe('person')
    expect(() => moduleNames('staff')).toThrow(/--noun/)
  })
})

/** Minutes: in `npm run test:long`. What is checked is what `npm test` checks. */
if (inject('long'))
  it('passes types, lint, boundaries, unused, format and its own tests in a copy of the project', async () => {
    const copy = copyOfProject('.')
    await makeModule(copy, { name: 'lost-items', now })
    const run = (tool, ...args) => {
      const bin = path.join(copy, 'node_modules/.bin', tool)
      const { status, stdout, stderr } = spawnSync(bin, args, { cwd: copy, encoding: 'utf8' })
      expect(status, `${tool} ${args.join(' ')}\n${stdout}${stderr}`).toBe(0)
    }
    run('prisma', 'generate')
    run('tsc', '--noEmit')
    run('eslint', 'src/modules/lost-items', 'src/registry')
    run('depcruise', 'src', 'middleware.ts')
    run('knip')
    run('prettier', '--check', 'src/modules/lost-items', 'src/registry')
    run('vitest', 'run', 'src/modules/lost-items', 'src/registry', 'src/server/db', 'fences')
  })

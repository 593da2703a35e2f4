import { globSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { strangers } from './rooms.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = (...parts) =>
  readdirSync(path.join(root, ...parts), { withFileTypes: true }).map((entry) => ({
    name: entry.name,
    isFolder: entry.isDirectory(),
  }))

describe('the rooms of a module', () => {
  test.each(folder('src/modules').map(({ name }) => name))('%s has no others', (name) => {
    const entries = folder('src/modules', name)
    expect(strangers(name, entries)).toEqual([])
    expect(entries.map((entry) => entry.name)).toContain('manifest.ts')
  })

  test('are the same for all: a room of another kind is noticed', () => {
    const file = (name) => ({ name, isFolder: false })
    const room = (name) => ({ name, isFolder: true })
    const fine = [file('manifest.ts'), file('ticket.ts'), file('ticket.test.ts'), file('notifications.tsx')]
    expect(strangers('tickets', [...fine, room('ui'), room('service')])).toEqual([])
    const odd = [
      file('utils.ts'),
      file('ticketRules.ts'),
      file('screen.tsx'),
      room('components'),
      room('import'),
    ]
    expect(strangers('tickets', [...fine, ...odd])).toEqual(odd.map(({ name }) => name))
    expect(strangers('registry', [room('import')])).toEqual([])
  })
})

test('files have names in kebab-case', () => {
  const files = globSync('{src,scripts,prisma/demo,e2e,bench}/**/*.{ts,tsx,mjs,mts}', {
    cwd: root,
    exclude: ['src/generated/**'],
  })
  expect(files.length).toBeGreaterThan(100)
  const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)+$/
  expect(files.filter((file) => !kebab.test(path.basename(file)))).toEqual([])
})

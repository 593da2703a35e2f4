import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const text = (file) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
const manifest = JSON.parse(text('package.json'))

test('the proxy that Next starts hears the same paths as the middleware', () => {
  const matcher = (file) => /matcher: (\[.*?\]) }/.exec(text(file))?.[1]
  expect(matcher('middleware.ts')).toMatch(/^\['\/.+'\]$/)
  expect(matcher('src/proxy.ts')).toBe(matcher('middleware.ts'))
})

test('no file of npm names a registry', () => {
  const lock = JSON.parse(text('package-lock.json'))
  const named = Object.entries(lock.packages).filter(([, { resolved }]) => resolved !== undefined)
  expect(named).toEqual([])
  expect(text('.npmrc')).not.toMatch(/registry\s*=|_auth|https?:/)
})

test('every package is asked for in one exact version', () => {
  const asked = ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides']
  const versions = asked.flatMap((kind) => Object.entries(manifest[kind]))
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.-]+)?$/.test(version))).toEqual([])
})

const PAGES = globSync(['*.md', 'docs/**/*.md', 'src/ui/README.md', 'fences/README.md', '.env.example'], {
  cwd: root,
})

test('every npm script that a page of ours mentions exists', () => {
  expect(PAGES).toContain('README.md')
  const mentions = PAGES.flatMap((page) =>
    [...text(page).matchAll(/\bnpm (?:run (?:-\S+ )*([\w:-]+)|(test|start)\b)/g)].map(([, run, short]) => ({
      page,
      script: run ?? short,
    })),
  )
  expect(mentions.length).toBeGreaterThan(0)
  expect(mentions.filter(({ script }) => !(script in manifest.scripts))).toEqual([])
})

test('every file of ours that a script starts exists', () => {
  const started = Object.values(manifest.scripts).flatMap(
    (line) => line.match(/\b[\w/.-]+\.(mjs|tsx?)\b/g) ?? [],
  )
  expect(started).toContain('scripts/test.mjs')
  expect(started.filter((file) => globSync(file, { cwd: root }).length === 0)).toEqual([])
})

test('every test that shows a control of docs/security.md exists under its name', () => {
  const rows = text('docs/security.md')
    .split('\n')
    .filter((line) => /^\| V\d/.test(line))
  const shown = rows.map((row) => /\| `([^`]+)` “([^”]+)” *\|$/.exec(row)?.slice(1) ?? [])
  expect(shown.length).toBeGreaterThan(80)
  const missing = rows.filter((_, index) => {
    const [file, name] = shown[index]
    return !file || !text(file).includes(name)
  })
  expect(missing).toEqual([])
})

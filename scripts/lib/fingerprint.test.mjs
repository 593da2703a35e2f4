import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fingerprint, isStamped, stamp } from './fingerprint.mjs'

let base
const write = (file, text) => {
  fs.mkdirSync(path.dirname(path.join(base, file)), { recursive: true })
  fs.writeFileSync(path.join(base, file), text)
}
const now = (options) => fingerprint(['src', 'package.json', 'not-there'], { base, ...options })

beforeEach(() => {
  base = fs.mkdtempSync(path.join(os.tmpdir(), 'fingerprint-'))
  write('src/a/one.ts', '1')
  write('src/two.ts', '2')
  write('package.json', '{}')
})
afterEach(() => fs.rmSync(base, { recursive: true }))

test('what was built stays valid when files are only touched', () => {
  const before = now()
  fs.utimesSync(path.join(base, 'src/two.ts'), 0, 0)
  expect(now()).toBe(before)
})

test.each([
  ['changed', () => write('src/two.ts', '3')],
  ['added', () => write('src/a/three.ts', '')],
  ['removed', () => fs.rmSync(path.join(base, 'src/two.ts'))],
  ['renamed', () => fs.renameSync(path.join(base, 'src/two.ts'), path.join(base, 'src/2.ts'))],
])('a file that was %s is built anew', (_, change) => {
  const before = now()
  change()
  expect(now()).not.toBe(before)
})

test('a test that was changed builds nothing', () => {
  const except = /\.test\.ts$/
  const before = now({ except })
  write('src/two.test.ts', 'expect')
  expect(now({ except })).toBe(before)
})

test('a stamp holds for the very hash it says', () => {
  const file = path.join(base, 'cache/stamp')
  expect(isStamped(file, 'abc')).toBe(false)
  stamp(file, 'abc')
  expect(isStamped(file, 'abc')).toBe(true)
  expect(isStamped(file, 'abd')).toBe(false)
})

import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { withLock } from './file-lock.mjs'

let folder
beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lock-'))))
afterEach(() => fs.rmSync(folder, { recursive: true }))

test('two commands that prepare the same thing do it one after the other', async () => {
  const file = path.join(folder, 'lock')
  let inside = 0
  const work = () =>
    withLock(file, async () => {
      expect(++inside).toBe(1)
      await setImmediate()
      inside--
    })
  await Promise.all([work(), work(), work()])
  expect(fs.readdirSync(folder)).toEqual([])
})

test('a lock whose process was killed is taken over', async () => {
  const file = path.join(folder, 'lock')
  const { pid } = spawnSync(process.execPath, ['--version'])
  fs.writeFileSync(file, `${pid} 1`)
  expect(await withLock(file, async () => 'done')).toBe('done')
})

test('a lock is given back when the work fails', async () => {
  const file = path.join(folder, 'lock')
  await expect(withLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(fs.existsSync(file)).toBe(false)
})

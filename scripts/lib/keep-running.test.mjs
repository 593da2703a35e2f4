import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { keepRunning } from './keep-running.mjs'

const stays = () => spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })

describe('a process of the product', () => {
  it('is started again when it is killed', async () => {
    const started = []
    const told = []
    let startedTwice = () => {}
    const twice = new Promise((resolve) => (startedTwice = resolve))
    const start = () => {
      const child = stays()
      started.push(child)
      if (started.length === 2) startedTwice()
      return child
    }
    void keepRunning('worker', start, { upMs: 0, tell: (sentence) => told.push(sentence) })
    await once(started[0], 'spawn')
    started[0].kill('SIGKILL')
    await twice
    expect(told).toEqual(['The worker process was killed (SIGKILL). It is started again.'])
    started[1].removeAllListeners('exit')
    started[1].kill('SIGKILL')
  })

  it('that does not come up stops everything, and says why', async () => {
    const start = () => spawn(process.execPath, ['-e', 'process.exit(3)'], { stdio: 'ignore' })
    await expect(keepRunning('web', start)).rejects.toThrow(
      'The web process ended with code 3, so everything is stopped.',
    )
  })
})

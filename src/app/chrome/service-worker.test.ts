import { Script } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { serviceWorker } from './service-worker'

const words = { title: 'You are offline', body: 'Nothing can be opened.', again: 'Try again' }

describe('the service worker of a site', () => {
  it('is a program, whatever the estate is called', () => {
    const program = serviceWorker({ name: '</script>"`${1}\'\n\u2028<b>Palm</b>', colour: 'nonsense' }, words)
    expect(() => new Script(program)).not.toThrow()
    expect(program).toContain('You are offline')
    expect(program).not.toContain('<b>Palm')
  })

  it('answers only for pages, so that the API and files are never its business', () => {
    const answered: string[] = []
    const listeners: Record<string, (event: object) => void> = {}
    const self = {
      addEventListener: (name: string, hear: (event: object) => void) => (listeners[name] = hear),
    }
    new Script(serviceWorker({ name: 'Palm Grove', colour: '#2f6f5e' }, words)).runInNewContext({
      self,
      fetch: () => Promise.resolve(),
    })
    for (const mode of ['navigate', 'cors', 'no-cors', 'same-origin'])
      listeners['fetch']?.({ request: { mode }, respondWith: () => answered.push(mode) })
    expect(answered).toEqual(['navigate'])
  })
})

import { describe, expect, it } from 'vitest'
import { deviceOf } from './device'

describe('the device of a session', () => {
  it.each([
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1',
      { browser: 'Safari', system: 'iPhone', handheld: true },
    ],
    [
      'Mozilla/5.0 (Linux; Android 15; SM-A145F) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/130.0.0.0 Mobile Safari/537.36',
      { browser: 'Samsung Internet', system: 'Android', handheld: true },
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
      { browser: 'Edge', system: 'Windows', handheld: false },
    ],
    [
      'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0',
      { browser: 'Firefox', system: 'Linux', handheld: false },
    ],
    ['curl/8.9', { browser: null, system: null, handheld: false }],
  ])('is read out of %j', (userAgent, device) => {
    expect(deviceOf(userAgent)).toEqual(device)
  })
})

import { PHASE_PRODUCTION_SERVER } from 'next/constants'
import {
  unstable_doesMiddlewareMatch as isTaken,
  unstable_getResponseFromNextConfig as answerOf,
} from 'next/experimental/testing/server'
import { describe, expect, it } from 'vitest'
import { config } from './middleware'
import configFor from './next.config'

const nextConfig = configFor(PHASE_PRODUCTION_SERVER)
const HOME = 'http://palm-grove.localhost:3000'

describe('an answer that the middleware never sees', () => {
  it.each([
    '/assets/mark.svg',
    '/assets/missing',
    '/assets/a/b/missing.js',
    '/_next/static/chunks/missing.js',
    '/favicon.ico',
  ])('has security headers all the same: %s', async (path) => {
    expect(isTaken({ config, url: HOME + path })).toBe(false)
    const { headers } = await answerOf({ url: HOME + path, nextConfig })
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'content-security-policy': expect.stringMatching(/default-src 'self'.*frame-ancestors 'none'/),
    })
    expect(headers.get('content-security-policy')).not.toContain('unsafe')
  })

  it.each([
    '/',
    '/manage',
    '/api/trpc/bell.list',
    '/api/files/x',
    '/assets',
    '/favicon.ico/x',
    '/_next/image',
  ])('is none of these, whose headers the middleware sets: %s', async (path) => {
    expect(isTaken({ config, url: HOME + path })).toBe(true)
    const { headers } = await answerOf({ url: HOME + path, nextConfig })
    expect(headers.has('content-security-policy')).toBe(false)
  })
})

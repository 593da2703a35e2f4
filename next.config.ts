import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'
import { PHASE_DEVELOPMENT_SERVER } from 'next/constants'

const withMessages = createNextIntlPlugin({
  requestConfig: './src/registry/i18n.ts',
  experimental: {
    // The build parses the messages, so that no browser loads the parser.
    messages: {
      path: ['./src/app/messages', './src/ui/messages', './src/modules'],
      format: 'json',
      locales: ['en'],
      precompile: true,
    },
  },
})

/** What the matcher in middleware.ts leaves out, for its cost: files as they are, and the pages that say one is missing. */
const PAST_THE_MIDDLEWARE = ['/_next/static/:path+', '/assets/:path+', '/favicon.ico']

// Without HSTS, which hangs on how the product is reached, and this is settled in the build: pages set it for their site.
const FIXED_HEADERS = {
  'content-security-policy':
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // The optimiser would fetch inside paths past the middleware.
  images: { unoptimized: true },
  serverExternalPackages: [
    'pg',
    'graphile-worker',
    '@node-rs/argon2',
    'pino',
    '@aws-sdk/client-s3',
    '@aws-sdk/lib-storage',
  ],
  // Next buffers bodies for the middleware and cuts off what is longer; uploads judge their own size (at most 20 MB).
  experimental: { authInterrupts: true, proxyClientMaxBodySize: '21mb' },
  typescript: { ignoreBuildErrors: true }, // types are a step of their own in `npm test`
}

// What the container image is built from, beside the build that `npm start` serves.
const release: NextConfig =
  process.env.GATEHOUSE_RELEASE === '1' ? { output: 'standalone', distDir: '.next-release' } : {}

const headers: NextConfig['headers'] = async () =>
  PAST_THE_MIDDLEWARE.map((source) => ({
    source,
    headers: Object.entries(FIXED_HEADERS).map(([key, value]) => ({ key, value })),
  }))

/** In development the server takes scripts with headers of ours for old ones, and has the page loaded again for ever. */
export default function nextConfig(phase: string): NextConfig {
  return withMessages(phase === PHASE_DEVELOPMENT_SERVER ? config : { ...config, ...release, headers })
}

import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

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

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // The optimiser would fetch inside paths past the middleware.
  images: { unoptimized: true },
  serverExternalPackages: ['pg', 'graphile-worker', '@node-rs/argon2', 'pino'],
  // Next buffers bodies for the middleware and cuts off what is longer; uploads judge their own size (at most 20 MB).
  experimental: { authInterrupts: true, proxyClientMaxBodySize: '21mb' },
  typescript: { ignoreBuildErrors: true }, // types are a step of their own in `npm test`
}

export default withMessages(config)

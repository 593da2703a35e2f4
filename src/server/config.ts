import path from 'node:path'
import { z } from 'zod'

const flag = z
  .enum(['0', '1', 'true', 'false', ''])
  .default('')
  .transform((value) => value === '1' || value === 'true')

const databaseUrl = z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgresql:// connection string')

/** `name:key` pairs, the newest first: it seals, all of them open. */
const secretKeys = z
  .string()
  .regex(
    /^[\w-]+:[A-Za-z0-9+/_-]{43}=?(,[\w-]+:[A-Za-z0-9+/_-]{43}=?)*$/,
    'must be NAME:KEY, with a key of 32 bytes in base64; several with commas between, the newest first',
  )
  .transform((text) =>
    text.split(',').map((pair) => {
      const [name = '', key = ''] = pair.split(':')
      return { name, key: Buffer.from(key, 'base64') }
    }),
  )

/** Each as long as the one that came after it. */
const formerSecrets = z
  .string()
  .regex(/^[^,]{32,}(,[^,]{32,})*$/, 'must be former values of AUTH_SECRET, with commas between')
  .transform((text) => text.split(','))

const schema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  APP_DATABASE_URL: databaseUrl,
  ACCOUNT_DATABASE_URL: databaseUrl,
  ACROSS_DATABASE_URL: databaseUrl,
  DIRECT_DATABASE_URL: databaseUrl.optional(),
  DATABASE_POOL: z.coerce.number().int().min(1).max(500).default(10),
  AUTH_SECRET: z.string().min(32, 'must have at least 32 characters'),
  AUTH_SECRETS_BEFORE: formerSecrets.optional(),
  SECRET_KEYS: secretKeys,
  ROOT_DOMAIN: z
    .string()
    .regex(/^[a-z0-9.-]+(:\d+)?$/i, 'must be a host name such as example.com')
    .default('localhost'),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  PUBLIC_SCHEME: z.enum(['http', 'https']).optional(),
  TRUST_PROXY: flag,
  DATA_DIR: z.string().default('.data'),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket')
    .optional(),
  S3_REGION: z
    .string()
    .regex(/^[a-z0-9-]+$/, 'must be a region such as eu-west-1')
    .optional(),
  S3_ENDPOINT: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
  S3_PATH_STYLE: flag,
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .optional(),
  TRACE_SHARE: z.coerce.number().min(0).max(1).default(0.1),
  METRICS_PORT: z.coerce.number().int().min(1).max(65535).optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  OUTBOX_IN_BROWSER: flag,
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^[a-z]{2}_(test|live)_\w+$/, 'must be a secret key of Stripe')
    .optional(),
  STRIPE_WEBHOOK_SECRET: z.string().startsWith('whsec_', 'must begin with whsec_').optional(),
  STRIPE_API_URL: z.url().optional(),
  UPSTASH_REDIS_REST_URL: z.url().optional(),
  UPSTASH_REDIS_REST_TOKEN: z.string().optional(),
})

export type Config = ReturnType<typeof parseConfig>

/**
 * Reads the settings out of an environment.
 * @throws Error with one sentence a line that names each missing or wrong variable
 */
export function parseConfig(environment: Record<string, string | undefined>) {
  const filled = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const result = schema.safeParse(filled)
  if (!result.success) {
    const lines = result.error.issues.map((issue) => {
      const name = issue.path.join('.')
      return filled[name] === undefined ? `${name} is not set.` : `${name} is wrong: ${issue.message}.`
    })
    throw new Error(`The configuration is not complete.\n${lines.join('\n')}`)
  }
  const env = result.data
  const home = /^([a-z0-9-]+\.)*localhost(:\d+)?$/i.test(env.ROOT_DOMAIN)
  const scheme = env.PUBLIC_SCHEME ?? (home ? 'http' : 'https')
  const hasPort = /:\d+$/.test(env.ROOT_DOMAIN)
  const port = scheme === 'http' && env.PORT !== 80 && !hasPort ? `:${env.PORT}` : ''
  if (env.OUTBOX_IN_BROWSER && scheme === 'https')
    throw new Error(
      'OUTBOX_IN_BROWSER shows everybody’s mail to anyone: it is refused where the product is served over https.',
    )
  if (Boolean(env.UPSTASH_REDIS_REST_URL) !== Boolean(env.UPSTASH_REDIS_REST_TOKEN))
    throw new Error('UPSTASH_REDIS_REST_URL and UPSTASH_REDIS_REST_TOKEN belong together: one is not set.')
  return {
    s3: s3Of(env),
    stripe: stripeOf(env, scheme),
    production: env.NODE_ENV === 'production',
    database: {
      app: env.APP_DATABASE_URL,
      account: env.ACCOUNT_DATABASE_URL,
      across: env.ACROSS_DATABASE_URL,
      /** For LISTEN and the worker, past a pooler in transaction mode. */
      direct: env.DIRECT_DATABASE_URL ?? env.ACROSS_DATABASE_URL,
      pool: env.DATABASE_POOL,
    },
    authSecret: env.AUTH_SECRET,
    /** Nothing is signed with them any more, but what was still verifies. */
    authSecretsBefore: env.AUTH_SECRETS_BEFORE ?? [],
    secretKeys: env.SECRET_KEYS,
    rootDomain: env.ROOT_DOMAIN.toLowerCase(),
    /** `example.com` or `localhost:3000`: what follows a site's subdomain in an address. */
    publicRoot: env.ROOT_DOMAIN.toLowerCase() + port,
    scheme,
    secureCookies: scheme === 'https',
    trustProxy: env.TRUST_PROXY,
    dataDir: path.resolve(/* turbopackIgnore: true */ env.DATA_DIR),
    logLevel: env.LOG_LEVEL,
    traces: env.OTEL_EXPORTER_OTLP_ENDPOINT
      ? { endpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT, share: env.TRACE_SHARE }
      : null,
    metricsPort: env.METRICS_PORT ?? null,
    outboxInBrowser: env.OUTBOX_IN_BROWSER,
    upstash:
      env.UPSTASH_REDIS_REST_URL && env.UPSTASH_REDIS_REST_TOKEN
        ? { url: env.UPSTASH_REDIS_REST_URL, token: env.UPSTASH_REDIS_REST_TOKEN }
        : null,
  }
}

type S3Env = Pick<
  z.infer<typeof schema>,
  'S3_BUCKET' | 'S3_REGION' | 'S3_ENDPOINT' | 'S3_PATH_STYLE' | 'S3_ACCESS_KEY_ID' | 'S3_SECRET_ACCESS_KEY'
>

/** Where files are kept, other than on disk. */
function s3Of(env: S3Env) {
  const { S3_BUCKET: bucket, S3_REGION: region, S3_ACCESS_KEY_ID: id, S3_SECRET_ACCESS_KEY: secret } = env
  if (!bucket) {
    const said = [region, env.S3_ENDPOINT, env.S3_PATH_STYLE, id, secret].some(Boolean)
    if (said) throw new Error('S3_BUCKET is not set, though other S3 settings are: files would stay on disk.')
    return null
  }
  if (!region)
    throw new Error('S3_REGION is not set, and S3_BUCKET needs it. Many stores take auto or us-east-1.')
  if (Boolean(id) !== Boolean(secret))
    throw new Error('S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY belong together: one is not set.')
  const keys = id && secret ? { id, secret } : null
  return { bucket, region, endpoint: env.S3_ENDPOINT ?? null, pathStyle: env.S3_PATH_STYLE, keys }
}

type StripeEnv = Partial<Record<'STRIPE_SECRET_KEY' | 'STRIPE_WEBHOOK_SECRET' | 'STRIPE_API_URL', string>>

function stripeOf(env: StripeEnv, scheme: string) {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret, STRIPE_API_URL: apiUrl } = env
  if (Boolean(secretKey) !== Boolean(webhookSecret))
    throw new Error('STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET belong together: one is not set.')
  if (!secretKey || !webhookSecret) return null
  if (apiUrl && scheme === 'https')
    throw new Error(
      'STRIPE_API_URL leads to something that only stands in for Stripe: it is refused where the product is served over https.',
    )
  return { secretKey, webhookSecret, apiUrl }
}

let parsed: Config | undefined

/** The settings of this process, read once. A build needs none, so nothing is read before the first call. */
export function config(): Config {
  if (parsed) return parsed
  parsed = parseConfig(process.env)
  // next-auth reads these itself: the host is the one that the middleware has set, on every site.
  process.env.AUTH_TRUST_HOST = 'true'
  delete process.env.NEXTAUTH_URL
  return parsed
}

/** Names of every variable that is read; `.env.example` is held against it. */
export const CONFIG_NAMES: readonly string[] = Object.keys(schema.shape)

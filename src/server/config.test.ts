import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { CONFIG_NAMES, parseConfig } from './config'

const databases = {
  APP_DATABASE_URL: 'postgresql://gatehouse_app:x@localhost/gatehouse',
  ACCOUNT_DATABASE_URL: 'postgresql://gatehouse_account:x@localhost/gatehouse',
  ACROSS_DATABASE_URL: 'postgresql://gatehouse_across:x@localhost/gatehouse',
}
const enough = {
  ...databases,
  AUTH_SECRET: 'x'.repeat(32),
  SECRET_KEYS: `first:${Buffer.alloc(32, 7).toString('base64')}`,
}

describe('the configuration', () => {
  it('says in a sentence of its own which variables are missing', () => {
    expect(() => parseConfig({ ...databases, ACROSS_DATABASE_URL: '' })).toThrow(
      'The configuration is not complete.\nACROSS_DATABASE_URL is not set.\nAUTH_SECRET is not set.\nSECRET_KEYS is not set.',
    )
  })

  it.each([
    ['APP_DATABASE_URL', 'mysql://somewhere', 'must be a postgresql:// connection string'],
    ['AUTH_SECRET', 'too short', 'must have at least 32 characters'],
    ['AUTH_SECRETS_BEFORE', `${'x'.repeat(32)},short`, 'must be former values of AUTH_SECRET'],
    ['SECRET_KEYS', 'first:tooshort', 'must be NAME:KEY'],
    ['ROOT_DOMAIN', 'https://example.com/', 'must be a host name such as example.com'],
    ['PORT', 'eighty', ''],
    ['DATABASE_POOL', '0', ''],
    ['PUBLIC_SCHEME', 'ftp', ''],
    ['TRUST_PROXY', 'perhaps', ''],
    ['LOG_LEVEL', 'loud', ''],
    ['METRICS_PORT', '0', ''],
    ['TRACE_SHARE', '10', ''],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'localhost:4318', 'must be an http or https address'],
    ['UPSTASH_REDIS_REST_URL', 'nowhere', ''],
    ['S3_BUCKET', 'My Bucket', 'must be the name of a bucket'],
    ['S3_REGION', 'Ireland (west)', 'must be a region such as eu-west-1'],
    ['S3_ENDPOINT', 'objects.example.com:9000', 'must be an http or https address'],
    ['S3_PATH_STYLE', 'perhaps', ''],
  ])('names %s where it is wrong, and does not repeat what stood in it', (name, value, words) => {
    const parse = () => parseConfig({ ...enough, [name]: value })
    expect(parse).toThrow(`${name} is wrong: ${words}`)
    expect(parse).not.toThrow(`"${value}"`)
  })

  it('takes a variable that is empty for one that is not set', () => {
    expect(parseConfig({ ...enough, PORT: '', ROOT_DOMAIN: '' })).toMatchObject({
      publicRoot: 'localhost:3000',
    })
  })

  it('is for http at home and for https elsewhere, with cookies to match', () => {
    expect(parseConfig(enough)).toMatchObject({ scheme: 'http', secureCookies: false })
    expect(parseConfig({ ...enough, ROOT_DOMAIN: 'Example.com' })).toMatchObject({
      scheme: 'https',
      secureCookies: true,
      publicRoot: 'example.com',
    })
    expect(
      parseConfig({ ...enough, ROOT_DOMAIN: 'estates.test', PUBLIC_SCHEME: 'http', PORT: '8080' }),
    ).toMatchObject({ publicRoot: 'estates.test:8080', secureCookies: false })
  })

  it('refuses to show everybody’s mail where the product is served over https', () => {
    expect(() => parseConfig({ ...enough, ROOT_DOMAIN: 'example.com', OUTBOX_IN_BROWSER: '1' })).toThrow(
      /^OUTBOX_IN_BROWSER .* https/,
    )
  })

  it('listens and works past the pooler where it is told how', () => {
    const direct = 'postgresql://gatehouse_across:x@localhost:5433/gatehouse'
    expect(parseConfig({ ...enough, DIRECT_DATABASE_URL: direct }).database.direct).toBe(direct)
    expect(parseConfig(enough).database.direct).toBe(databases.ACROSS_DATABASE_URL)
  })

  it('uses Upstash with address and token, and refuses one without the other', () => {
    const address = { UPSTASH_REDIS_REST_URL: 'https://example.upstash.io' }
    const token = { UPSTASH_REDIS_REST_TOKEN: 'token' }
    expect(parseConfig(enough).upstash).toBeNull()
    expect(parseConfig({ ...enough, ...address, ...token }).upstash).toMatchObject({ token: 'token' })
    for (const half of [address, token])
      expect(() => parseConfig({ ...enough, ...half })).toThrow(/UPSTASH_REDIS_REST_TOKEN belong together/)
  })
})

describe('where files are kept', () => {
  const bucket = { S3_BUCKET: 'files', S3_REGION: 'eu-west-1' }
  const keys = { S3_ACCESS_KEY_ID: 'id', S3_SECRET_ACCESS_KEY: 'hush' }

  it('is the disk where no bucket is named, and the bucket where one is', () => {
    expect(parseConfig(enough).s3).toBeNull()
    expect(parseConfig({ ...enough, ...bucket }).s3).toEqual({
      bucket: 'files',
      region: 'eu-west-1',
      endpoint: null,
      pathStyle: false,
      keys: null,
    })
    const own = { S3_ENDPOINT: 'http://object-store:9000', S3_PATH_STYLE: '1' }
    expect(parseConfig({ ...enough, ...bucket, ...keys, ...own }).s3).toEqual({
      bucket: 'files',
      region: 'eu-west-1',
      endpoint: 'http://object-store:9000',
      pathStyle: true,
      keys: { id: 'id', secret: 'hush' },
    })
  })

  it.each([
    ['a region without a bucket', { S3_REGION: 'eu-west-1' }, 'S3_BUCKET is not set'],
    ['keys without a bucket', keys, 'S3_BUCKET is not set'],
    ['an endpoint without a bucket', { S3_ENDPOINT: 'https://x.example.com' }, 'S3_BUCKET is not set'],
    ['a bucket without a region', { S3_BUCKET: 'files' }, 'S3_REGION is not set'],
    ['a key without its secret', { ...bucket, S3_ACCESS_KEY_ID: 'id' }, 'belong together'],
    ['a secret without its key', { ...bucket, S3_SECRET_ACCESS_KEY: 'hush' }, 'belong together'],
  ])('is refused to be half said: %s', (_, half, words) => {
    const parse = () => parseConfig({ ...enough, ...half })
    expect(parse).toThrow(words)
    expect(parse).not.toThrow('hush')
  })
})

/** Read by set-up and tests, not by the product. */
const OF_TOOLS = ['DATABASE_URL', 'TEST_DATABASE_URL', 'CHROMIUM_PATH', 'WEB_PROCESSES']

describe('.env.example', () => {
  const lines = readFileSync(path.join(import.meta.dirname, '../../.env.example'), 'utf8').split('\n')
  const named = lines.flatMap((line) => /^(?:# ?)?([A-Z][A-Z0-9_]*)=/.exec(line)?.[1] ?? [])

  it('has every variable that is read, once, and no other', () => {
    expect(named.toSorted()).toEqual([...CONFIG_NAMES, ...OF_TOOLS].toSorted())
  })

  it('sets none by being copied', () => {
    expect(lines.filter((line) => line !== '' && !line.startsWith('#'))).toEqual([])
  })
})

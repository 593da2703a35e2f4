import { createHash, createHmac } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

type Signed = { method: string; url: URL; headers: IncomingHttpHeaders; body: Buffer }

const HEADER =
  /^AWS4-HMAC-SHA256 Credential=[^/]+\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/
const CLOCKS_APART_MS = 15 * 60_000

/** Whether a request bears its Signature Version 4 under this secret, over these very bytes, made just now. */
export function isSigned(request: Signed, secret: string): boolean {
  const [, day = '', region = '', names = '', given = ''] =
    HEADER.exec(request.headers.authorization ?? '') ?? []
  const time = one(request.headers['x-amz-date'])
  if (!time.startsWith(day) || day === '' || Math.abs(instant(time) - Date.now()) > CLOCKS_APART_MS)
    return false
  const payload = sha256(request.body)
  if (one(request.headers['x-amz-content-sha256']) !== payload) return false
  if (!names.split(';').includes('host')) return false
  const scope = `${day}/${region}/s3/aws4_request`
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical(request, names, payload))].join('\n')
  const key = [day, region, 's3', 'aws4_request'].reduce(
    (key: string | Buffer, part) => hmac(key, part),
    `AWS4${secret}`,
  )
  return hmac(key, toSign).toString('hex') === given
}

function canonical({ method, url, headers }: Signed, names: string, payload: string): string {
  const query = [...url.searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .toSorted()
    .join('&')
  const lines = names.split(';').map((name) => `${name}:${one(headers[name]).trim().replace(/ +/g, ' ')}\n`)
  return [method, url.pathname, query, lines.join(''), names, payload].join('\n')
}

const one = (value: string | string[] | undefined) => [value ?? ''].flat().join(',')

const instant = (time: string) =>
  Date.parse(time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))

const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex')
const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest()

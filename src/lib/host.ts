/** Which of the product's sites a request is for. Sites never share sessions. */
export type Site =
  { kind: 'apex' } | { kind: 'console' } | { kind: 'estate'; slug: string } | { kind: 'unknown' }

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** Subdomains that no estate may have. */
export const RESERVED_SLUGS: ReadonlySet<string> = new Set(
  (
    'www console admin api app mail static status help support billing assets auth cdn dev docs blog ' +
    'email ftp gatehouse imap internal localhost login metrics ns1 ns2 operator operators pop root ' +
    'security smtp staging test webhooks'
  ).split(' '),
)

/** A slug that an estate may have: 3 to 63 characters, groups of a-z0-9 joined by single dashes, not reserved. */
export function isEstateSlug(slug: string): boolean {
  return slug.length >= 3 && slug.length <= 63 && SLUG.test(slug) && !RESERVED_SLUGS.has(slug)
}

/**
 * The site that a Host header names, or `unknown`.
 * @param host the header as it came; case, a trailing dot and the port don't matter
 * @param root the platform's root domain, such as `example.com` (a port in it is passed over)
 */
export function siteFromHost(host: string | null | undefined, root: string): Site {
  const name = hostName(host ?? '')
  const base = hostName(root)
  if (!name || !base) return { kind: 'unknown' }
  if (name === base || name === `www.${base}`) return { kind: 'apex' }
  if (!name.endsWith(`.${base}`)) return { kind: 'unknown' }
  const slug = name.slice(0, -base.length - 1)
  if (slug === 'console') return { kind: 'console' }
  return isEstateSlug(slug) ? { kind: 'estate', slug } : { kind: 'unknown' }
}

function hostName(host: string): string {
  const match = /^([a-z0-9.-]{1,253}?)\.?(?::\d{1,5})?$/.exec(host.trim().toLowerCase())
  return match?.[1] ?? ''
}

/** Path under which a site's pages stand inside `src/app`. */
export function internalPath(site: Exclude<Site, { kind: 'unknown' }>, path: string): string {
  const rest = path === '/' ? '' : path
  if (site.kind === 'estate') return `/e/${site.slug}${rest}`
  return `/${site.kind}${rest}`
}

/** The host that requests are for: the proxy's word where one is trusted, else the Host header. */
export function requestHost(
  headers: { get(name: string): string | null },
  trustProxy: boolean,
): string | null {
  const forwarded = trustProxy ? headers.get('x-forwarded-host') : null
  return forwarded ?? headers.get('host')
}

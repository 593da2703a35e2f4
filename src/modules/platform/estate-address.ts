import { isEstateSlug } from '@/lib/host'

/**
 * The slug that somebody means who types an estate's address in any of the usual ways: the slug itself, its name with
 * spaces, the whole host, or a link copied out of the browser.
 * @param root the platform's root domain, with or without a port
 * @returns null where no estate can have such an address
 */
export function slugOfAddress(typed: string, root: string): string | null {
  const host = typed
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/[/?#].*$/, '')
    .replace(/:\d+$/, '')
    .replace(/^www\./, '')
  const base = `.${root.toLowerCase().replace(/:\d+$/, '')}`
  const name = host.endsWith(base) ? host.slice(0, -base.length) : host
  const slug = name.replace(/[\s_]+/g, '-')
  return isEstateSlug(slug) ? slug : null
}

import { config } from '@/server/config'

/** The address of an estate's site. */
export function estateHref(slug: string): string {
  const { scheme, publicRoot } = config()
  return `${scheme}://${slug}.${publicRoot}`
}

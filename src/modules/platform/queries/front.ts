import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { config } from '@/server/config'
import { estateBySlug } from '@/server/estates'
import { invalid } from '@/server/errors'
import { slugOfAddress } from '../estate-address'
import { estateHref } from './site'
import type { FindEstate } from '../schemas'

/**
 * Where an estate is to be found that somebody names. That a subdomain exists is no secret; which ones do is not told.
 * @throws DomainError VALIDATION_ERROR with the sentence beside `address`
 */
export async function findEstate({ address }: FindEstate): Promise<{ href: string }> {
  const slug = slugOfAddress(address, config().rootDomain)
  const estate = slug ? await estateBySlug(slug) : null
  if (estate) return { href: estateHref(estate.slug) }
  const words = 'No estate has this address. It stands in the message that invited you, before the first dot.'
  throw invalid('platform.no_such_estate', words, { address: words })
}

const demo = z.object({
  estates: z.array(z.object({ slug: z.string(), name: z.string() })),
  accounts: z.array(
    z.object({ site: z.string(), role: z.string(), email: z.string(), password: z.string() }),
  ),
})

/** The demo's estates and who can sign in to them; null wherever mail isn't shown in the browser, which is no demo. */
export async function demoSites() {
  if (!config().outboxInBrowser) return null
  const text = await readFile(path.join(config().dataDir, 'demo.json'), 'utf8').catch(() => null)
  if (text === null) return null
  const { estates, accounts } = demo.parse(JSON.parse(text))
  return estates.map(({ slug, name }) => ({
    name,
    href: estateHref(slug),
    accounts: accounts.filter((account) => account.site === slug),
  }))
}

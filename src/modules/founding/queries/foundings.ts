import { accountDb } from '@/server/db/client'
import type { RequestInfo } from '@/server/request'
import { homesIn } from '../homes'
import { estateFacts, homes } from '../schemas'
import { secretHash } from '../secrets'
import { siteOf } from '../service/start'

const SHOWN = {
  email: true,
  facts: true,
  homes: true,
  verifiedAt: true,
  estateId: true,
  expiresAt: true,
} as const

/** What waits for its mailbox, to whoever began it or has the mail; null once it has run out. */
export async function foundingShown(request: RequestInfo, by: { key: string } | { link: string }) {
  const where = 'key' in by ? { keyHash: secretHash(by.key) } : { linkHash: secretHash(by.link) }
  const founding = await accountDb().founding.findUnique({ where, select: SHOWN })
  if (!founding || founding.expiresAt <= request.clock.now()) return null
  const { name, slug } = estateFacts.parse(founding.facts)
  return {
    email: founding.email,
    estate: { name, slug },
    homes: homesIn(homes.parse(founding.homes)),
    verified: founding.verifiedAt !== null,
    madeAt: founding.estateId ? siteOf(await slugOfMade(founding.estateId)) : null,
  }
}

async function slugOfMade(id: string): Promise<string> {
  const { slug } = await accountDb().estate.findUniqueOrThrow({ where: { id }, select: { slug: true } })
  return slug
}

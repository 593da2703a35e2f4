import { cache } from 'react'
import { pageRequest } from '@/server/page'

/** What kind of estate the page is one of; undefined on the platform's own sites. */
export const kindOfPage = cache(
  async (): Promise<string | undefined> => (await (await pageRequest()).estate())?.estate.kind,
)

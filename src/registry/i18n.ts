import { getRequestConfig } from 'next-intl/server'
import { pageRequest } from '@/server/page'
import { messagesFor } from './kind-messages'

/**
 * English so far, in the words of the kind of estate; numbers in its sentences as in the English of the estate's country.
 * Dates, other numbers and money follow the estate's locale.
 */
export default getRequestConfig(async () => {
  const estate = (await (await pageRequest()).estate())?.estate
  return {
    locale: estate?.locale.startsWith('en-') ? estate.locale : 'en',
    messages: messagesFor(estate?.kind),
    timeZone: estate?.timeZone ?? 'UTC',
    now: new Date(),
  }
})

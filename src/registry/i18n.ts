import { getRequestConfig } from 'next-intl/server'
import { pageRequest } from '@/server/page'
import { messages } from './messages'

/** English so far; numbers, dates and money follow the estate's locale. */
export default getRequestConfig(async () => {
  const visit = await (await pageRequest()).estate()
  return { locale: 'en', messages, timeZone: visit?.estate.timeZone ?? 'UTC', now: new Date() }
})

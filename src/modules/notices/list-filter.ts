import { STAGES } from './notice'
import { noticeKind, type ListNotices } from './schemas'

/** What the list's address asks for; whatever it can't mean is left out. The screen and the file come to the same. */
export function noticesAsked(address: URLSearchParams): Omit<ListNotices, 'limit'> {
  const q = address.get('q')?.trim().slice(0, 100)
  const stage = STAGES.filter((one) => address.getAll('stage').includes(one))
  const kind = noticeKind.options.filter((one) => address.getAll('kind').includes(one))
  return { ...(q && { q }), ...(stage.length > 0 && { stage }), ...(kind.length > 0 && { kind }) }
}

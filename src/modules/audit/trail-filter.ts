import { z } from 'zod'
import type { TrailFilter } from './schemas'

type Address = { get: (name: string) => string | null; getAll: (name: string) => string[] }

const day = z.iso.date()

/** `ticket:0192…` */
function recordOf(key: string | null): TrailFilter['record'] {
  const [entity = '', id] = key?.split(':') ?? []
  const parsed = z.object({ entity: z.string().min(1).max(40), id: z.uuid() }).safeParse({ entity, id })
  return parsed.data
}

/** What the list's address asks for; whatever it can't mean is left out. */
export function trailFilterOf(address: Address): TrailFilter {
  const q = address.get('q')?.trim().slice(0, 100)
  const area = address.getAll('area').slice(0, 30)
  const event = address.getAll('event').slice(0, 60)
  const person = z.uuid().safeParse(address.get('person')).data
  const record = recordOf(address.get('record'))
  const request = address.get('request')?.slice(0, 100)
  const from = day.safeParse(address.get('from')).data
  const until = day.safeParse(address.get('until')).data
  return {
    ...(q && { q }),
    ...(area.length > 0 && { area }),
    ...(event.length > 0 && { event }),
    ...(person && { person }),
    ...(record && { record }),
    ...(request && { request }),
    ...(from && { from }),
    ...(until && { until }),
  }
}

import { z } from 'zod'
import { typedText } from '@/lib/typed-text'

const day = z.iso.date()

export const trailFilter = z.object({
  q: typedText(100).optional(),
  area: z.array(z.string().max(40)).max(30).optional(),
  event: z.array(z.string().max(80)).max(60).optional(),
  /** Who did it, or for whom it was done. */
  person: z.uuid().optional(),
  /** What events are about. */
  record: z.object({ entity: z.string().max(40), id: z.uuid() }).optional(),
  request: z.string().max(100).optional(),
  /** Days of the estate, both of them in it. */
  from: day.optional(),
  until: day.optional(),
})
export type TrailFilter = z.infer<typeof trailFilter>

export const listTrail = trailFilter.extend({
  cursor: z.string().max(80).nullish(),
  limit: z.number().int().min(1).max(100).default(50),
})
export type ListTrail = z.infer<typeof listTrail>

export const byId = z.object({ id: z.uuid() })

export const findPeople = z.object({ q: typedText(100) })

import { z } from 'zod'
import { conflict, DomainError } from '../errors'
import { modules } from '../module'

const known = z.object({
  code: z.string(),
  meta: z
    .object({
      driverAdapterError: z
        .object({
          cause: z
            .object({
              originalMessage: z.string().optional(),
              constraint: z
                .object({ index: z.string().optional(), fields: z.array(z.string()).optional() })
                .optional(),
            })
            .loose(),
        })
        .optional(),
    })
    .loose()
    .optional(),
})

/** The constraint's name stands in quotes at the end of PostgreSQL's message. */
function constraintOf(error: z.infer<typeof known>): string | undefined {
  const cause = error.meta?.driverAdapterError?.cause
  const message = cause?.originalMessage ?? ''
  return cause?.constraint?.index ?? /constraint "([^"]+)"/.exec(message)?.[1]
}

/** The words for an error of the database that a rule of ours caused; null for one that nobody foresaw. */
export function databaseWords(error: unknown): DomainError | null {
  const parsed = known.safeParse(error)
  if (!parsed.success) return null
  if (parsed.data.code === 'P2025')
    return new DomainError('RESOURCE_NOT_FOUND', 'not_found', 'This does not exist, or is not yours to see.')
  const constraint = constraintOf(parsed.data)
  for (const manifest of modules()) {
    const words = constraint ? manifest.constraints?.[constraint] : undefined
    if (words)
      return conflict(
        words.code,
        words.message,
        words.field ? { fields: { [words.field]: words.message } } : {},
      )
  }
  if (parsed.data.code === 'P2003')
    return new DomainError(
      'VALIDATION_ERROR',
      'unknown_reference',
      'Something that this refers to does not exist.',
    )
  return null
}

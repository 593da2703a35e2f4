import { z } from 'zod'

/** What a refused save says: a sentence, and sentences beside fields by their path (`vehicles.0.plate`). */
export type ServerErrors = { message?: string; fields: Record<string, string>; help?: Help }

/** Where something can be done about what was refused. */
export type Help = { href: string; label: string }

const wire = z.object({
  message: z.string().optional(),
  details: z
    .object({
      fields: z.record(z.string(), z.string()).optional(),
      help: z.object({ href: z.string(), label: z.string() }).optional().catch(undefined),
    })
    .optional(),
})

/**
 * Finds the wire shape `{ error, code, message, details, requestId }` in whatever a failed call threw:
 * the shape itself, or an error that carries it as `data`, `shape` or `shape.data`.
 */
export function readServerErrors(thrown: unknown): ServerErrors {
  for (const candidate of candidates(thrown)) {
    const { fields, help } = wire.safeParse(candidate).data?.details ?? {}
    if (fields || help)
      return {
        message: messageOf(candidate) ?? messageOf(thrown),
        fields: fields ?? {},
        ...(help && { help }),
      }
  }
  return { message: messageOf(thrown), fields: {} }
}

function candidates(thrown: unknown): unknown[] {
  const shape = part(thrown, 'shape')
  return [thrown, part(thrown, 'data'), shape, part(shape, 'data')]
}

function part(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}

function messageOf(value: unknown): string | undefined {
  const message = part(value, 'message')
  return typeof message === 'string' && message ? message : undefined
}

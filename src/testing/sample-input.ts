import { z } from 'zod'

type Schema = z.core.JSONSchema.BaseSchema

/**
 * Inputs that a procedure's schema accepts, made from the schema alone: one for each branch of a choice, with every
 * field filled and `id` wherever an id is asked for. What only a rule of its own knows brings an example with it.
 */
export function sampleInputs(schema: z.ZodType | undefined, id: string): unknown[] {
  if (!schema) return [undefined]
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  const candidates = samples(json, id)
  const accepted = candidates.filter((candidate) => schema.safeParse(candidate).success)
  if (accepted.length === 0)
    throw new Error(`no input could be made for ${JSON.stringify(json)}: ${JSON.stringify(candidates[0])}`)
  return accepted
}

function samples(schema: Schema | boolean, id: string): unknown[] {
  if (typeof schema === 'boolean') return ['x']
  if (schema.examples && schema.examples.length > 0) return [...schema.examples]
  const choices = schema.oneOf ?? schema.anyOf
  if (choices) return choices.flatMap((choice) => samples(choice, id))
  if (schema.const !== undefined) return [schema.const]
  if (schema.enum) return [...schema.enum]
  switch (schema.type) {
    case 'object':
      return objects(schema, id)
    case 'array':
      return typeof schema.items === 'object' && !Array.isArray(schema.items)
        ? samples(schema.items, id).map((item) => [item])
        : [[]]
    case 'integer':
    case 'number':
      return [schema.minimum ?? 1]
    case 'boolean':
      return [true, false]
    case 'null':
      return [null]
    default:
      return [text(schema, id)]
  }
}

/** One object for each value of its widest field; the other fields take theirs in turn. */
function objects(schema: Schema, id: string): unknown[] {
  const fields = Object.entries(schema.properties ?? {}).map(([name, field]): [string, unknown[]] => [
    name,
    samples(field, id),
  ])
  const most = Math.max(1, ...fields.map(([, values]) => values.length))
  return Array.from({ length: most }, (_, index) =>
    Object.fromEntries(fields.map(([name, values]) => [name, values[index % values.length]])),
  )
}

function text(schema: Schema, id: string): string {
  if (schema.format === 'uuid') return id
  if (schema.format === 'date') return '2026-03-03'
  if (schema.format === 'date-time') return '2026-03-03T10:00:00Z'
  if (schema.format === 'email') return 'someone@example.com'
  return 'sample text that fits'.padEnd(schema.minLength ?? 0, 'x').slice(0, schema.maxLength ?? 40)
}

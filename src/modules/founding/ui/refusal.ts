import { z } from 'zod'

const refused = z.object({
  data: z.object({
    code: z.string(),
    details: z
      .object({
        fields: z.record(z.string(), z.string()).optional(),
        suggestion: z.string().nullish(),
        estates: z.array(z.object({ name: z.string(), href: z.string() })).optional(),
      })
      .optional(),
  }),
})

export type Refusal = z.infer<typeof refused>['data']

/** What the server refused and why; null where something else failed. */
export function refusalOf(thrown: unknown): Refusal | null {
  const parsed = refused.safeParse(thrown)
  return parsed.success ? parsed.data.data : null
}

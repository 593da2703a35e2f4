import { z } from 'zod'

/** Of one member: whoever signs in next at the same screen finds nothing. */
const keyOf = (member: string) => `gatehouse.report.${member}`

/** What a resident has typed so far; kept in the tab, so that a reload or a dead battery of the network loses nothing. */
const draft = z.object({
  categoryId: z.string().catch(''),
  title: z.string().catch(''),
  description: z.string().catch(''),
  place: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('unit'), unitId: z.string() }),
      z.object({ kind: z.literal('common'), area: z.string() }),
    ])
    .nullable()
    .catch(null),
  availability: z.string().catch(''),
  permissionToEnter: z.boolean().catch(false),
  files: z
    .array(z.object({ id: z.string(), fileId: z.uuid(), name: z.string(), size: z.number() }))
    .catch([]),
})
export type ReportDraft = z.infer<typeof draft>

export function readDraft(member: string): ReportDraft | null {
  try {
    const parsed = draft.safeParse(JSON.parse(sessionStorage.getItem(keyOf(member)) ?? 'null'))
    return parsed.success && isWorthKeeping(parsed.data) ? parsed.data : null
  } catch {
    return null
  }
}

function isWorthKeeping({ title, description, files }: ReportDraft): boolean {
  return title !== '' || description !== '' || files.length > 0
}

/** Storage may be full or forbidden: then the form works without its net. */
export function keepDraft(member: string, now: ReportDraft): void {
  try {
    sessionStorage.setItem(keyOf(member), JSON.stringify(now))
  } catch {
    return
  }
}

export function dropDraft(member: string): void {
  try {
    sessionStorage.removeItem(keyOf(member))
  } catch {
    return
  }
}

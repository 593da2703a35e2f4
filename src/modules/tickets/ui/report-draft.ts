import { z } from 'zod'

const KEY = 'gatehouse.report'

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

export function readDraft(): ReportDraft | null {
  try {
    const parsed = draft.safeParse(JSON.parse(sessionStorage.getItem(KEY) ?? 'null'))
    return parsed.success && isWorthKeeping(parsed.data) ? parsed.data : null
  } catch {
    return null
  }
}

function isWorthKeeping({ title, description, files }: ReportDraft): boolean {
  return title !== '' || description !== '' || files.length > 0
}

/** Storage may be full or forbidden: then the form works without its net. */
export function keepDraft(now: ReportDraft): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(now))
  } catch {
    return
  }
}

export function dropDraft(): void {
  try {
    sessionStorage.removeItem(KEY)
  } catch {
    return
  }
}

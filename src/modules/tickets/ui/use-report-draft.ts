'use client'

import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'
import type { z } from 'zod'
import type { ZodForm } from '@/ui/form/use-zod-form'
import type { ReportTicket, reportTicket } from '../schemas'
import { keepDraft, readDraft, type ReportDraft } from './report-draft'
import type { Uploads } from './use-uploads'

export type ReportForm = ZodForm<z.input<typeof reportTicket>, ReportTicket>

/** What was typed before, read once; the server knows nothing of it. */
export function useKeptDraft(member: string): ReportDraft | null {
  const [read] = useState(() => once(() => readDraft(member)))
  return useSyncExternalStore(neverChanges, read, () => null)
}

const neverChanges = () => () => undefined

function once<T>(read: () => T): () => T {
  let kept: { value: T } | undefined
  return () => (kept ??= { value: read() }).value
}

/** Keeps what is typed and sent up while it is typed. */
export function useKeepDraft(member: string, form: ReportForm, uploads: Uploads): void {
  const keep = useEffectEvent(() => {
    const { description = '', availability = '', permissionToEnter = false, ...rest } = form.getValues()
    const files = uploads.files.flatMap(({ id, fileId, name, size }) =>
      fileId ? [{ id, fileId, name, size }] : [],
    )
    keepDraft(member, { ...rest, description, availability, permissionToEnter, files })
  })
  useEffect(() => form.subscribe({ formState: { values: true }, callback: () => keep() }), [form])
  useEffect(() => {
    if (uploads.files.length > 0) keep()
  }, [uploads.files])
}

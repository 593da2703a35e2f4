'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import type { z } from 'zod'
import type { reportTicket } from '../schemas'
import { dropDraft, keepDraft, readDraft } from './report-draft'
import type { ReportForm } from './report-form'
import type { Uploads } from './use-uploads'

/** Brings back what was typed before, and keeps what is typed now. */
export function useReportDraft(form: ReportForm, uploads: Uploads, empty: z.input<typeof reportTicket>) {
  const [kept, setKept] = useState(false)
  const restore = useEffectEvent(() => {
    const draft = readDraft()
    if (!draft) return
    const { files, place, ...values } = draft
    form.reset({ ...empty, ...values, place: place ?? empty.place }, { keepDefaultValues: true })
    uploads.replace(files.map((file) => ({ ...file, progress: 1 })))
    setKept(true)
  })
  const keep = useEffectEvent(() => {
    const {
      categoryId,
      title,
      description = '',
      place,
      availability = '',
      permissionToEnter = false,
    } = form.getValues()
    const files = uploads.files.flatMap(({ id, fileId, name, size }) =>
      fileId ? [{ id, fileId, name, size }] : [],
    )
    keepDraft({ categoryId, title, description, place, availability, permissionToEnter, files })
  })
  useEffect(() => restore(), [])
  useEffect(() => form.subscribe({ formState: { values: true }, callback: () => keep() }), [form])
  useEffect(() => {
    if (uploads.files.length > 0) keep()
  }, [uploads.files])
  return {
    kept,
    drop: dropDraft,
    startAfresh: () => {
      form.reset(empty)
      uploads.clear()
      dropDraft()
      setKept(false)
    },
  }
}

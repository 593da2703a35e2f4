'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { z } from 'zod'
import type { DroppedFile } from '@/ui/file-drop'
import { readServerErrors } from '@/ui/form/server-errors'
import { toast } from '@/ui/toast'
import { uploadFile } from '@/ui/upload-file'
import { api } from './client'

/** A file on its way to the server, or there: then it has an id. */
export type Upload = DroppedFile & { fileId?: string }

/** What a draft keeps of a file: of one that had not arrived its name alone. */
const draft = z.array(z.object({ name: z.string(), size: z.number(), fileId: z.uuid().optional() }))

/** Sends files as soon as they are chosen, so that nothing waits for them when the form is sent. */
export function useUploads() {
  const t = useTranslations('tickets')
  const utils = api.useUtils()
  const [files, setFiles] = useState<readonly Upload[]>([])
  const [lost, setLost] = useState<readonly string[]>([])
  const patch = (id: string, change: Partial<Upload>) =>
    setFiles((now) => now.map((file) => (file.id === id ? { ...file, ...change } : file)))

  const send = async (file: File) => {
    const id = crypto.randomUUID()
    const src = file.type.startsWith('image/') ? URL.createObjectURL(file) : undefined
    setFiles((now) => [...now, { id, name: file.name, size: file.size, src, progress: 0 }])
    const answer = await uploadFile(file, (progress) => patch(id, { progress }))
    if ('id' in answer) patch(id, { fileId: answer.id, progress: 1 })
    else patch(id, { error: answer.message ?? t('failed') })
  }
  /** Brings back what still is on the server; what isn't is named. */
  const restore = async (kept: unknown) => {
    const before = draft.safeParse(kept).data ?? []
    const arrived = before.flatMap(({ fileId, ...file }) => (fileId ? { ...file, id: fileId, fileId } : []))
    setFiles(arrived)
    const fileIds = arrived.map(({ fileId }) => fileId)
    const there = fileIds.length > 0 ? await utils.tickets.uploads.fetch({ fileIds }, { staleTime: 0 }) : []
    const waiting = new Map(there.map((file) => [file.id, file]))
    setLost(before.filter(({ fileId = '' }) => !waiting.has(fileId)).map(({ name }) => name))
    setFiles((now) =>
      now.flatMap((file) => {
        const found = waiting.get(file.fileId ?? '')
        if (!found) return fileIds.includes(file.fileId ?? '') ? [] : [file]
        return [{ ...file, src: found.mime.startsWith('image/') ? found.url : undefined }]
      }),
    )
  }
  /** They stay chosen: sending them tells of each that is gone. */
  const unchecked = (error: unknown) =>
    toast({ title: t('unchecked'), body: readServerErrors(error).message, tone: 'bad' })
  const clear = () => {
    forget(files)
    setFiles([])
    setLost([])
  }
  return {
    files,
    /** Names of files of a draft that have to be chosen again. */
    lost,
    fileIds: files.flatMap((file) => file.fileId ?? []),
    /** Some are still on their way. */
    busy: files.some((file) => !file.fileId && !file.error),
    add: (chosen: readonly File[]) => chosen.forEach((file) => void send(file)),
    remove: (id: string) => {
      forget(files.filter((file) => file.id === id))
      setFiles((now) => now.filter((file) => file.id !== id))
    },
    clear,
    /** As a part of the draft of a form. */
    carried: {
      isDirty: files.some(({ error }) => !error),
      keep: () => files.flatMap(({ name, size, fileId, error }) => (error ? [] : { name, size, fileId })),
      restore: (kept: unknown) => void restore(kept).catch(unchecked),
      clear,
    },
  }
}

export type Uploads = ReturnType<typeof useUploads>

/** Lets go of the pictures that the browser holds for files it shows. */
function forget(files: readonly Upload[]): void {
  for (const { src } of files) if (src) URL.revokeObjectURL(src)
}

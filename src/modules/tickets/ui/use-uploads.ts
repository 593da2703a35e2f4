'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { DroppedFile } from '@/ui/file-drop'
import { uploadFile } from './upload-file'

/** A file on its way to the server, or there: then it has an id. */
export type Upload = DroppedFile & { fileId?: string }

type Kept = Pick<Upload, 'id' | 'name' | 'size' | 'fileId'>

/**
 * Sends files as soon as they are chosen, so that nothing waits for them when the form is sent.
 * @param kept files that were sent before
 */
export function useUploads(kept: readonly Kept[] = []) {
  const t = useTranslations('tickets')
  const [files, setFiles] = useState<readonly Upload[]>(kept)
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
  return {
    files,
    fileIds: files.flatMap((file) => file.fileId ?? []),
    /** Some are still on their way. */
    busy: files.some((file) => !file.fileId && !file.error),
    add: (chosen: readonly File[]) => chosen.forEach((file) => void send(file)),
    remove: (id: string) => {
      forget(files.filter((file) => file.id === id))
      setFiles((now) => now.filter((file) => file.id !== id))
    },
    clear: () => {
      forget(files)
      setFiles([])
    },
  }
}

export type Uploads = ReturnType<typeof useUploads>

/** Lets go of the pictures that the browser holds for files it shows. */
function forget(files: readonly Upload[]): void {
  for (const { src } of files) if (src) URL.revokeObjectURL(src)
}

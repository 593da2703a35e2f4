'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { DroppedFile } from '@/ui/file-drop'
import { uploadFile } from '@/ui/upload-file'
import { api, type SettingsOutputs } from './client'

export type ShownLogo = NonNullable<SettingsOutputs['look']['logo']>

type LogoState = {
  /** Which file the form says. */
  fileId: string | null
  /** The one that everybody sees by now. */
  saved: ShownLogo | null
}

/** The logo that the form would save: what is saved, or an upload as it was drawn anew. */
export function useLogo({ fileId, saved }: LogoState) {
  const t = useTranslations('settings.look')
  const [underWay, setUnderWay] = useState<DroppedFile | null>(null)
  const isSaved = fileId === null || fileId === saved?.id
  const upload = api.settings.uploadedLogo.useQuery(
    { fileId: fileId ?? '' },
    { enabled: !isSaved, staleTime: 300_000 },
  )
  /** @returns the file's id; undefined where it was refused, which stands beside it then */
  const send = async (file: File): Promise<string | undefined> => {
    const tile = { id: 'logo', name: file.name, size: file.size, progress: 0 }
    setUnderWay(tile)
    const answer = await uploadFile(file, (progress) => setUnderWay({ ...tile, progress }), 'logo')
    if ('id' in answer) setUnderWay(null)
    else setUnderWay({ ...tile, error: answer.message ?? t('notSent') })
    return 'id' in answer ? answer.id : undefined
  }
  return {
    shown: fileId === null ? null : isSaved ? saved : (upload.data ?? null),
    /** Chosen some time ago, and removed since. */
    isGone: !isSaved && upload.data === null,
    isUploading: underWay !== null && !underWay.error,
    underWay,
    send,
    forget: () => setUnderWay(null),
  }
}

export type LogoInForm = ReturnType<typeof useLogo>

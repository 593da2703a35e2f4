'use client'

import { FileDrop } from '@/ui/file-drop'
import type { FieldControl } from '@/ui/field'
import { MOST_FILES } from '../schemas'
import { ACCEPT, MOST_BYTES } from './accept'
import type { Uploads } from './use-uploads'

type UploadDropProps = Partial<FieldControl> & { uploads: Uploads; hint: string }

/** Where photos and papers of a ticket are chosen. */
export function UploadDrop({ uploads, hint, ...control }: UploadDropProps) {
  return (
    <FileDrop
      {...control}
      camera
      accept={ACCEPT}
      maxFiles={MOST_FILES}
      maxBytes={MOST_BYTES}
      hint={hint}
      files={uploads.files}
      onAdd={uploads.add}
      onRemove={uploads.remove}
    />
  )
}

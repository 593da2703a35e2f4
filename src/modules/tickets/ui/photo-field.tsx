'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/ui/field'
import { FileDrop } from '@/ui/file-drop'
import { MOST_FILES } from '../schemas'
import { ACCEPT, MOST_BYTES } from './accept'
import { LostFiles } from './lost-files'
import type { Uploads } from './use-uploads'

/** Photos and papers of a report, sent as soon as they are chosen. */
export function PhotoField({ uploads }: { uploads: Uploads }) {
  const t = useTranslations('tickets.report')
  return (
    <Field label={t('photos')} optional>
      {(control) => (
        <>
          <LostFiles names={uploads.lost} />
          <FileDrop
            {...control}
            camera
            accept={ACCEPT}
            maxFiles={MOST_FILES}
            maxBytes={MOST_BYTES}
            hint={t('photosHint')}
            files={uploads.files}
            onAdd={uploads.add}
            onRemove={uploads.remove}
          />
        </>
      )}
    </Field>
  )
}

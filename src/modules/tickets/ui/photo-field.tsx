'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/ui/field'
import { LostFiles } from './lost-files'
import { UploadDrop } from './upload-drop'
import type { Uploads } from './use-uploads'

/** Photos and papers of a report, sent as soon as they are chosen. */
export function PhotoField({ uploads }: { uploads: Uploads }) {
  const t = useTranslations('tickets.report')
  return (
    <Field label={t('photos')} optional>
      {(control) => (
        <>
          <LostFiles names={uploads.lost} />
          <UploadDrop {...control} uploads={uploads} hint={t('photosHint')} />
        </>
      )}
    </Field>
  )
}

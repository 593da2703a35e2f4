'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'

/** For a file in which no list was found: where it is, said by hand. */
export function HeaderByHand({
  hasSheets,
  onLook,
}: {
  hasSheets: boolean
  onLook: (where: { sheet?: string; headerRow?: number }) => void
}) {
  const t = useTranslations('registry.import')
  const [sheet, setSheet] = useState('')
  const [row, setRow] = useState('')
  const look = () =>
    onLook({
      ...(sheet.trim() && { sheet: sheet.trim() }),
      ...(/^\d{1,4}$/.test(row.trim()) && { headerRow: Number(row) }),
    })
  return (
    <div className="flex flex-wrap items-end gap-4">
      {hasSheets ? (
        <Field label={t('sheet')} optional>
          {(control) => (
            <Input {...control} value={sheet} onChange={({ target }) => setSheet(target.value)} />
          )}
        </Field>
      ) : null}
      <Field label={t('headerRow')} optional>
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            value={row}
            onChange={({ target }) => setRow(target.value)}
          />
        )}
      </Field>
      <Button onClick={look}>{t('lookAgain')}</Button>
    </div>
  )
}

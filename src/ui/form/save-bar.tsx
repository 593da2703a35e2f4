'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useFormContext } from 'react-hook-form'
import { Button } from '../button'
import { cn } from '../cn'

type SaveBarProps = {
  /** A verb and what it saves: "Add person". */
  saveLabel: string
  onCancel?: () => void
  /** In a dialog or a short form the bar need not stick. */
  plain?: boolean
  icon?: ReactNode
  /** Why it can't be saved now. */
  reason?: string
}

/** The end of a form: stays in reach at the bottom of the screen however long the form is. */
export function SaveBar({ saveLabel, onCancel, plain, icon, reason }: SaveBarProps) {
  const t = useTranslations('ui')
  const { formState } = useFormContext()
  const { isSubmitting, isDirty } = formState
  return (
    <div
      className={cn(
        'flex flex-wrap items-center gap-2 max-sm:flex-col-reverse max-sm:items-stretch sm:flex-row-reverse',
        plain ? 'pt-1' : 'sticky bottom-(--bottom-bar,0px) z-10 -mx-1 border-t bg-paper px-1 py-3',
      )}
    >
      <Button type="submit" variant="primary" pending={isSubmitting} icon={icon} reason={reason}>
        {saveLabel}
      </Button>
      {onCancel ? (
        <Button variant="quiet" onClick={onCancel} disabled={isSubmitting}>
          {t('cancel')}
        </Button>
      ) : null}
      <p role="status" className="text-14 text-ink-2 sm:mr-auto">
        {isSubmitting ? t('saving') : isDirty && !plain ? t('unsaved') : null}
      </p>
    </div>
  )
}

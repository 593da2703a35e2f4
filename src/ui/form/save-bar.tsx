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
  /** The end of a short form, which need not stick: in a dialog, at sign-in. */
  plain?: boolean
  /** One button as wide as the form. */
  wide?: boolean
  icon?: ReactNode
  /** Why it can't be saved now. */
  reason?: string
}

/** The end of a form: stays in reach at the bottom of the screen however long the form is. */
export function SaveBar({ saveLabel, onCancel, plain, wide, icon, reason }: SaveBarProps) {
  const t = useTranslations('ui')
  const { isSubmitting, isDirty } = useFormContext().formState
  const state = isSubmitting ? t('saving') : isDirty && !plain ? t('unsaved') : null
  return (
    <div
      className={cn(
        'flex flex-row-reverse items-center gap-2',
        plain ? 'pt-1' : 'sticky bottom-(--bottom-bar,0px) z-10 -mx-1 border-t bg-paper px-1 py-3',
      )}
    >
      <Button
        type="submit"
        variant="primary"
        pending={isSubmitting}
        icon={icon}
        reason={reason}
        className={wide ? 'flex-1' : 'max-sm:flex-1'}
      >
        {saveLabel}
      </Button>
      {onCancel ? (
        <Button variant="quiet" onClick={onCancel} disabled={isSubmitting}>
          {t('cancel')}
        </Button>
      ) : null}
      <p role="status" className={cn('text-14 text-ink-2', wide ? 'sr-only' : 'max-sm:sr-only sm:mr-auto')}>
        {state}
      </p>
    </div>
  )
}

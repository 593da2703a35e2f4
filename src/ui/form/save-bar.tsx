'use client'

import { useTranslations } from 'next-intl'
import { useContext, type ReactNode } from 'react'
import { useFormContext } from 'react-hook-form'
import { Button } from '../button'
import { cn } from '../cn'
import { DropDraft } from './use-draft'

type SaveBarProps = {
  /** A verb and what it saves: "Add person". */
  saveLabel: string
  onCancel?: () => void
  /** The end of a short form, which sticks only in a dialog. */
  plain?: boolean
  /** One button as wide as the form. */
  wide?: boolean
  icon?: ReactNode
  /** Why it can't be saved now. */
  reason?: string
}

// In a dialog it covers the lower edge, padding and all, so that it is in reach there too.
const plainStyle = cn(
  'pt-1 in-data-dialog-body:sticky in-data-dialog-body:-bottom-5 in-data-dialog-body:z-10',
  'in-data-dialog-body:-mx-5 in-data-dialog-body:-mb-5 in-data-dialog-body:px-5 sm:in-data-dialog-body:-mx-6 sm:in-data-dialog-body:rounded-b-surface sm:in-data-dialog-body:px-6',
  'in-data-dialog-body:border-t in-data-dialog-body:bg-surface in-data-dialog-body:pt-3 in-data-dialog-body:pb-[max(0.75rem,env(safe-area-inset-bottom))]',
)

/** The end of a form: stays in reach at the bottom of the screen however long the form is. */
export function SaveBar({ saveLabel, onCancel, plain, wide, icon, reason }: SaveBarProps) {
  const t = useTranslations('ui')
  const dropDraft = useContext(DropDraft)
  const { isSubmitting, isDirty } = useFormContext().formState
  const state = isSubmitting ? t('saving') : isDirty && !plain ? t('unsaved') : null
  return (
    <div
      className={cn(
        'flex flex-row-reverse items-center gap-2',
        plain ? plainStyle : 'sticky bottom-(--bottom-bar,0px) z-10 -mx-1 border-t bg-paper px-1 py-3',
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
        <Button
          variant="quiet"
          onClick={() => {
            dropDraft()
            onCancel()
          }}
          disabled={isSubmitting}
        >
          {t('cancel')}
        </Button>
      ) : null}
      <p role="status" className={cn('text-14 text-ink-2', wide ? 'sr-only' : 'max-sm:sr-only sm:mr-auto')}>
        {state}
      </p>
    </div>
  )
}

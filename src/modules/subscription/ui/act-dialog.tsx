'use client'

import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { ReasonDialog } from '@/ui/reason-dialog'

/** An act of an operator for which nothing but the reason is asked. */
export function ActDialog(props: Omit<ComponentProps<typeof ReasonDialog>, 'words'>) {
  const t = useTranslations('subscription.terms')
  return <ReasonDialog {...props} words={{ reason: t('reason'), hint: t('reasonHint') }} />
}

'use client'

import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { ReasonDialog as Dialog } from '@/ui/reason-dialog'

/** Before an act of an operator that can be undone: only the reason is asked. */
export function ReasonDialog(props: Omit<ComponentProps<typeof Dialog>, 'words'>) {
  const t = useTranslations('platform')
  return <Dialog {...props} words={{ reason: t('reason'), hint: t('reasonHint') }} />
}

'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Dialog } from '@/ui/dialog'
import { StepUpContext } from '@/ui/step-up'
import { api } from './client'
import { CodeForm } from './second-factor-form'
import { useAsking } from './use-asking'

/** Where the server wants the second factor again: asks for a code, and then has the screen do what it was about to. */
export function AskAgain({ children }: { children: ReactNode }) {
  const t = useTranslations('identity.secondFactor')
  const { ask, isWaiting, goOn, giveUp } = useAsking('second_factor_again')
  const give = api.identity.secondFactor.give.useMutation()
  return (
    <StepUpContext value={ask}>
      {children}
      <Dialog
        open={isWaiting}
        onOpenChange={(open) => (open ? undefined : giveUp())}
        width="narrow"
        title={t('againTitle')}
        description={t('againLead')}
      >
        <CodeForm
          label={t('code')}
          hint={t('codeHint')}
          actionLabel={t('confirm')}
          onCode={async (code) => {
            await give.mutateAsync({ code })
            goOn()
          }}
        />
      </Dialog>
    </StepUpContext>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { useState, type ReactNode } from 'react'
import { textIn } from '@/lib/text-in'
import { Dialog } from '@/ui/dialog'
import { StepUpContext } from '@/ui/step-up'
import { api } from './client'
import { CodeForm } from './second-factor-form'

type Waiting = { goOn: () => void; giveUp: () => void }

/** Where the server wants the second factor again: asks for a code, and then has the screen do what it was about to. */
export function AskAgain({ children }: { children: ReactNode }) {
  const t = useTranslations('identity.secondFactor')
  const [waiting, setWaiting] = useState<Waiting | null>(null)
  const give = api.identity.secondFactor.give.useMutation()
  const ask = async <T,>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      if (!wantsCode(error)) throw error
      await new Promise<void>((resolve, reject) => {
        setWaiting({ goOn: resolve, giveUp: () => reject(error) })
      })
      return work()
    }
  }
  return (
    <StepUpContext value={ask}>
      {children}
      <Dialog
        open={waiting !== null}
        onOpenChange={(open) => {
          if (open) return
          waiting?.giveUp()
          setWaiting(null)
        }}
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
            waiting?.goOn()
            setWaiting(null)
          }}
        />
      </Dialog>
    </StepUpContext>
  )
}

function wantsCode(error: unknown): error is Error {
  return error instanceof Error && 'data' in error && textIn(error.data, 'code') === 'second_factor_again'
}

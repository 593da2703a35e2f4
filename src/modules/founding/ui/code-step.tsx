'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '@/ui/button'
import { toast } from '@/ui/toast'
import { api } from './client'
import { ProofForm } from './proof-form'

const BETWEEN_S = 60

type CodeStepProps = {
  founding: { key: string; verified: boolean }
  slug: string
  root: string
  password?: string
  onBack: () => void
}

/** The mailbox: the code, another one, another address. */
export function CodeStep({ founding: { key, verified }, slug, root, password, onBack }: CodeStepProps) {
  const t = useTranslations('founding.proof')
  const resend = api.founding.resend.useMutation()
  const [wait, setWait] = useState(BETWEEN_S)
  useEffect(() => {
    if (wait === 0) return
    const timer = setTimeout(() => setWait(wait - 1), 1000)
    return () => clearTimeout(timer)
  }, [wait])
  const again = async () => {
    try {
      await resend.mutateAsync({ key })
      toast({ title: t('sentAgain'), tone: 'good' })
    } catch (error) {
      toast({ title: error instanceof Error ? error.message : t('failed'), tone: 'bad' })
    }
    setWait(BETWEEN_S)
  }
  return (
    <ProofForm
      by={{ key }}
      slug={slug}
      root={root}
      asks={{ code: !verified, password: false, slug: false }}
      password={password}
    >
      <div className="flex flex-col gap-3 border-t pt-5 text-14 text-ink-2">
        <p className="text-pretty">{t('hint')}</p>
        <div className="flex flex-wrap gap-2">
          <Button
            size="small"
            onClick={() => void again()}
            pending={resend.isPending}
            reason={wait > 0 ? t('wait', { seconds: wait }) : undefined}
          >
            {t('again')}
          </Button>
          <Button size="small" variant="quiet" onClick={onBack}>
            {t('otherAddress')}
          </Button>
        </div>
      </div>
    </ProofForm>
  )
}

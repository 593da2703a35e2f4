'use client'

import { RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { toast } from '@/ui/toast'
import { api } from './client'
import { ReasonDialog } from './reason-dialog'

type RetryButtonProps = {
  label: string
  title: string
  body: string
  mayRetry: boolean
  size?: 'small'
  variant?: 'primary'
  /** Lets it run again; gives the sentence that says what came of it. */
  onReason: (reason: string) => Promise<string>
}

/** Another try for what failed, once somebody has said why it may work now. */
export function RetryButton({ label, title, body, mayRetry, size, variant, onReason }: RetryButtonProps) {
  const t = useTranslations('platform')
  const [open, setOpen] = useState(false)
  const utils = api.useUtils()
  return (
    <>
      <Button
        size={size}
        variant={variant}
        icon={<RotateCcw />}
        reason={mayRetry ? undefined : t('estate.noRight')}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      <ReasonDialog
        open={open}
        onOpenChange={setOpen}
        title={title}
        body={body}
        actionLabel={label}
        onReason={async (reason) => {
          toast({ title: await onReason(reason), tone: 'good' })
          await Promise.all([utils.jobs.invalidate(), utils.health.invalidate(), utils.platform.invalidate()])
        }}
      />
    </>
  )
}

/** Messages or webhooks again: one, or the chosen ones of a list. */
export function SendAgain(props: {
  area: 'deliveries' | 'webhooks'
  ids: readonly string[]
  mayRetry: boolean
  variant?: 'primary'
  onDone?: () => void
}) {
  const { area, ids, mayRetry, variant, onDone } = props
  const t = useTranslations(`platform.${area}`)
  const deliveries = api.health.retryDeliveries.useMutation()
  const webhooks = api.health.retryWebhooks.useMutation()
  const { mutateAsync } = area === 'deliveries' ? deliveries : webhooks
  return (
    <RetryButton
      size="small"
      variant={variant}
      label={t('retry')}
      title={t('retryTitle', { count: ids.length })}
      body={t('retryBody')}
      mayRetry={mayRetry}
      onReason={async (reason) => {
        const { again, left } = await mutateAsync({ ids: [...ids], reason })
        onDone?.()
        return t('retried', { again, left })
      }}
    />
  )
}

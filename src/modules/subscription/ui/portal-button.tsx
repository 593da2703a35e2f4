'use client'

import { ArrowUpRight } from 'lucide-react'
import type { ComponentProps } from 'react'
import { Button } from '@/ui/button'
import { useStepUp } from '@/ui/step-up'
import { api } from './client'
import { refusedToast } from './refused-toast'

/** Leads to the provider's own page for cards and invoices. */
export function PortalButton({
  label,
  variant,
}: {
  label: string
  variant?: ComponentProps<typeof Button>['variant']
}) {
  const stepUp = useStepUp()
  const portal = api.subscription.portal.useMutation({
    onSuccess: ({ href }) => window.location.assign(href),
    onError: refusedToast,
  })
  return (
    <Button
      variant={variant}
      icon={<ArrowUpRight />}
      pending={portal.isPending || portal.isSuccess}
      onClick={() => void stepUp(() => portal.mutateAsync()).catch(() => undefined)}
    >
      {label}
    </Button>
  )
}

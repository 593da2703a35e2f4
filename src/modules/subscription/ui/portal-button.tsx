'use client'

import { ArrowUpRight } from 'lucide-react'
import type { ComponentProps } from 'react'
import { Button } from '@/ui/button'
import { toast } from '@/ui/toast'
import { api } from './client'

/** Leads to the provider's own page for cards and invoices. */
export function PortalButton({
  label,
  variant,
}: {
  label: string
  variant?: ComponentProps<typeof Button>['variant']
}) {
  const portal = api.subscription.portal.useMutation({
    onSuccess: ({ href }) => window.location.assign(href),
    onError: ({ message }) => toast({ title: message, tone: 'bad' }),
  })
  return (
    <Button
      variant={variant}
      icon={<ArrowUpRight />}
      pending={portal.isPending || portal.isSuccess}
      onClick={() => portal.mutate()}
    >
      {label}
    </Button>
  )
}

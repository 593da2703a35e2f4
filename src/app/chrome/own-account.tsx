'use client'

import { CircleUserRound, LogOut } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { AccountMenu } from '@/ui/account-menu'
import type { MenuItem } from '@/ui/menu-item'
import { toast } from '@/ui/toast'
import type { DeskLink } from './desks'

type OwnAccountProps = {
  name: string
  face: ReactNode
  detail?: string
  /** Other desks of the same person: management, the gate, home. */
  desks: readonly DeskLink[]
}

/** Who is signed in, where else they work, and the way out. */
export function OwnAccount({ name, face, detail, desks }: OwnAccountProps) {
  const t = useTranslations('app.account')
  const leave = async () => {
    try {
      const { signOut } = await import('@/modules/identity/ui/auth-client')
      await signOut()
      // A whole new page: nothing of this person stays in memory.
      window.location.assign('/sign-in')
    } catch {
      toast({ tone: 'bad', title: t('signOutFailed') })
    }
  }
  const items: MenuItem[] = [
    ...desks,
    { id: 'account', label: t('own'), icon: <CircleUserRound />, href: '/account' },
    { id: 'sign-out', label: t('signOut'), icon: <LogOut />, onSelect: () => void leave() },
  ]
  return <AccountMenu name={name} face={face} detail={detail} items={items} label={t('label')} />
}

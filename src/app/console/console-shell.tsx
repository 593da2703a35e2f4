'use client'

import {
  Activity,
  Building2,
  CircleUserRound,
  CreditCard,
  Database,
  LifeBuoy,
  LogOut,
  Mail,
  Megaphone,
  ScrollText,
  ServerCrash,
  Users,
  Webhook,
} from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { signOut } from '@/modules/identity/ui/auth-client'
import { api } from '@/modules/platform/ui/client'
import type { OperatorRole } from '@/server/permissions'
import { AccountMenu } from '@/ui/account-menu'
import { Avatar } from '@/ui/avatar'
import { PaletteButton } from '@/ui/palette/palette-button'
import type { PaletteItem } from '@/ui/palette/palette-item'
import type { NavGroup } from '@/ui/shells/nav-link'
import { OperatorShell } from '@/ui/shells/operator-shell'
import { toast } from '@/ui/toast'

/** The frame of the console: where to go, find anything, and who is at work. */
export function ConsoleShell({
  name,
  role,
  children,
}: {
  name: string
  role: OperatorRole
  children: ReactNode
}) {
  const t = useTranslations('platform')
  const groups = useConsoleNavigation()
  const search = useEstateSearch()
  const places = groups.flatMap((group) => group.items)
  return (
    <OperatorShell
      label={t('console')}
      groups={groups}
      palette={
        <PaletteButton
          label={t('nav.find')}
          items={places.map(({ id, label, href, icon }) => ({ id, label, href, icon, group: t('nav.go') }))}
          search={search}
        />
      }
      account={
        <AccountMenu
          name={name}
          face={<Avatar name={name} />}
          detail={t(`role.${role}`)}
          label={t('nav.account')}
          items={[
            { id: 'account', label: t('account.title'), icon: <CircleUserRound />, href: '/account' },
            {
              id: 'sign-out',
              label: t('nav.signOut'),
              icon: <LogOut />,
              onSelect: () => void leave(t('nav.signOutFailed')),
            },
          ]}
        />
      }
    >
      {children}
    </OperatorShell>
  )
}

function useEstateSearch(): (text: string) => Promise<PaletteItem[]> {
  const t = useTranslations('platform.nav')
  const utils = api.useUtils()
  return async (q) => {
    const { items } = await utils.platform.estates.fetch({ q: q.slice(0, 100), limit: 8 })
    return items.map(({ id, name, slug }) => ({
      id,
      label: name,
      hint: slug,
      href: `/estates/${id}`,
      icon: <Building2 />,
      group: t('estatesFound'),
    }))
  }
}

async function leave(failed: string) {
  try {
    await signOut()
    window.location.assign('/sign-in')
  } catch {
    toast({ title: failed, tone: 'bad' })
  }
}

function useConsoleNavigation(): NavGroup[] {
  const t = useTranslations('platform.nav')
  return [
    {
      id: 'watch',
      label: t('watch'),
      items: [
        { id: 'health', label: t('home'), href: '/', icon: <Activity />, exact: true },
        { id: 'jobs', label: t('jobs'), href: '/jobs', icon: <ServerCrash /> },
        { id: 'deliveries', label: t('deliveries'), href: '/deliveries', icon: <Mail /> },
        { id: 'webhooks', label: t('webhooks'), href: '/webhooks', icon: <Webhook /> },
        { id: 'database', label: t('database'), href: '/database', icon: <Database /> },
      ],
    },
    {
      id: 'estates',
      label: t('estates'),
      items: [
        { id: 'estates', label: t('estates'), href: '/estates', icon: <Building2 /> },
        { id: 'plans', label: t('plans'), href: '/plans', icon: <CreditCard /> },
        { id: 'notices', label: t('notices'), href: '/notices', icon: <Megaphone /> },
        { id: 'visits', label: t('visits'), href: '/support', icon: <LifeBuoy /> },
      ],
    },
    {
      id: 'record',
      label: t('record'),
      items: [
        { id: 'operators', label: t('operators'), href: '/operators', icon: <Users /> },
        { id: 'audit', label: t('audit'), href: '/audit', icon: <ScrollText /> },
      ],
    },
  ]
}

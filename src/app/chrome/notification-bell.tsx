'use client'

import { createTRPCReact } from '@trpc/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { bellRouter } from '@/server/notifications-router'
import type { RouterWith } from '@/server/trpc/builders'
import { notificationWords } from '@/registry/notification-words'
import { Bell } from '@/ui/bell'

const api = createTRPCReact<RouterWith<{ bell: typeof bellRouter }>>()

/** The reader's own bell; what is in it is fetched when it is first opened. `unread` is what the page knew. */
export function NotificationBell({ unread: known }: { unread: number }) {
  const t = useTranslations()
  const [opened, setOpened] = useState(false)
  const cache = api.useUtils()
  const refresh = () => cache.bell.invalidate()
  const unread = api.bell.unread.useQuery(undefined, { initialData: known })
  const list = api.bell.list.useQuery({ limit: 20 }, { enabled: opened })
  const markRead = api.bell.markRead.useMutation({ onSettled: refresh })
  const markAllRead = api.bell.markAllRead.useMutation({ onSettled: refresh })
  const items = (list.data?.items ?? []).map((item) => {
    const words = notificationWords(item.kind)
    return {
      id: item.id,
      title: t(`${words}.title`, item.params),
      body: t.has(`${words}.body`) ? t(`${words}.body`, item.params) : undefined,
      at: item.createdAt,
      href: item.href,
      unread: !item.read,
    }
  })
  return (
    <Bell
      items={items}
      unread={unread.data}
      state={list.isError ? 'error' : list.isPending ? 'loading' : 'ready'}
      onRetry={() => void list.refetch()}
      onOpen={() => setOpened(true)}
      onOpenItem={(id) => markRead.mutate({ id })}
      onMarkAllRead={() => markAllRead.mutate()}
    />
  )
}

'use client'

import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Toast as Radix } from 'radix-ui'
import { cn } from './cn'
import { dismissToast, type Shown } from './toast'

const PLAIN_MS = 5_000
const WITH_ACTION_MS = 10_000

/** The messages on screen; fetched with the first of them. */
export function ToastList({ items }: { items: readonly Shown[] }) {
  const t = useTranslations('ui')
  return (
    <Radix.Provider swipeDirection="up" label={t('notifications')}>
      {items.map((item) => (
        <ToastLine key={item.id} item={item} />
      ))}
      {/* Where nothing that is in use lies beneath: bars and boxes to write in stand at the lower edge and on the right. */}
      <Radix.Viewport className="fixed top-0 left-0 z-60 flex w-full flex-col gap-2 p-4 outline-none sm:top-auto sm:bottom-0 sm:w-96" />
    </Radix.Provider>
  )
}

function ToastLine({ item }: { item: Shown }) {
  const t = useTranslations('ui')
  const act = item.onUndo ? { label: t('undo'), onSelect: item.onUndo } : item.action
  return (
    <Radix.Root
      duration={act ? WITH_ACTION_MS : PLAIN_MS}
      onOpenChange={(open) => (open ? undefined : dismissToast(item.id))}
      type={item.tone === 'bad' ? 'foreground' : 'background'}
      className={cn(
        'flex items-start gap-3 rounded-surface bg-ink py-3 pr-2 pl-4 text-paper shadow-float data-[state=open]:animate-rise',
        'data-[swipe=move]:translate-y-(--radix-toast-swipe-move-y)',
      )}
    >
      {item.tone === 'good' ? <CircleCheck aria-hidden="true" className="mt-0.5 size-5 shrink-0" /> : null}
      {item.tone === 'bad' ? <CircleAlert aria-hidden="true" className="mt-0.5 size-5 shrink-0" /> : null}
      <div className="min-w-0 flex-1">
        <Radix.Title className="font-semibold">{item.title}</Radix.Title>
        {item.body ? <Radix.Description className="text-14 opacity-85">{item.body}</Radix.Description> : null}
      </div>
      {act ? (
        <Radix.Action
          altText={act.label}
          onClick={act.onSelect}
          className="rounded-small px-2 py-0.5 font-semibold underline underline-offset-3 focus-visible:outline-paper"
        >
          {act.label}
        </Radix.Action>
      ) : null}
      <Radix.Close aria-label={t('close')} className="rounded-small p-1 focus-visible:outline-paper">
        <X className="size-4" />
      </Radix.Close>
    </Radix.Root>
  )
}

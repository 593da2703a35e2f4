'use client'

import { ListChecks } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Button } from '@/ui/button'
import { toast } from '@/ui/toast'
import { api } from './client'

/** Where a checklist that was put away is taken out again. */
export function RestoreChecklist() {
  const t = useTranslations('founding.checklist')
  const router = useRouter()
  const restore = api.founding.restoreChecklist.useMutation({
    onSuccess: () => {
      toast({
        title: t('restored'),
        tone: 'good',
        action: { label: t('look'), onSelect: () => router.push('/manage') },
      })
      router.refresh()
    },
    onError: (error) => toast({ title: error.message, tone: 'bad' }),
  })
  return (
    <section
      aria-labelledby="restore-checklist"
      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-t pt-5"
    >
      <div className="min-w-0">
        <h2 id="restore-checklist" className="text-16 font-semibold">
          {t('restoreTitle')}
        </h2>
        <p className="text-14 text-pretty text-ink-2">{t('restoreBody')}</p>
      </div>
      <Button icon={<ListChecks />} pending={restore.isPending} onClick={() => restore.mutate()}>
        {t('restore')}
      </Button>
    </section>
  )
}

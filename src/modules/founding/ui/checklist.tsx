'use client'

import { ArrowRight, Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { Button } from '@/ui/button'
import { cn } from '@/ui/cn'
import { ProgressBar } from '@/ui/progress'
import { toast } from '@/ui/toast'
import { api } from './client'

export type ChecklistStep = { id: string; title: string; hint: string; href: string; done: boolean }

/** The first steps in a new estate. What is done says so by itself; the next one stands out. */
export function Checklist({ steps }: { steps: readonly ChecklistStep[] }) {
  const t = useTranslations('founding.checklist')
  const router = useRouter()
  const restore = api.founding.restoreChecklist.useMutation({ onSuccess: () => router.refresh() })
  const dismiss = api.founding.dismissChecklist.useMutation({
    onSuccess: () => {
      toast({ title: t('dismissed'), onUndo: () => restore.mutate() })
      router.refresh()
    },
    onError: (error) => toast({ title: error.message, tone: 'bad' }),
  })
  const done = steps.filter((step) => step.done).length
  const next = steps.find((step) => !step.done)
  return (
    <section aria-labelledby="set-up" className="rounded-surface border bg-surface">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2 px-5 pt-4 pb-3">
        <h2 id="set-up" className="text-16">
          {t('title')}
        </h2>
        <div className="max-w-48 min-w-24 flex-1">
          <ProgressBar label={t('title')} value={done / steps.length} />
        </div>
        <p className="text-14 text-ink-2">{t('progress', { done, all: steps.length })}</p>
        <Button
          size="small"
          variant={next ? 'quiet' : 'secondary'}
          pending={dismiss.isPending}
          onClick={() => dismiss.mutate()}
          className="sm:ml-auto"
        >
          {t('dismiss')}
        </Button>
      </div>
      {next ? null : <p className="px-5 pb-3 text-ink-2">{t('allDone')}</p>}
      <ol className="divide-y border-t">
        {steps.map((step) => (
          <Step key={step.id} step={step} isNext={step === next} />
        ))}
      </ol>
    </section>
  )
}

function Step({ step, isNext }: { step: ChecklistStep; isNext: boolean }) {
  const t = useTranslations('founding.checklist')
  return (
    <li>
      <Link
        href={step.href}
        className="group grid grid-cols-[auto_1fr_auto] items-center gap-x-3.5 px-5 py-3 hover:bg-ink/3 focus-visible:-outline-offset-2"
      >
        <span
          aria-hidden="true"
          className={cn(
            'grid size-6 place-items-center rounded-full border',
            step.done ? 'border-transparent bg-good text-on-good' : 'border-edge',
            isNext && 'border-accent',
          )}
        >
          {step.done ? <Check className="size-4" /> : null}
        </span>
        <span className="min-w-0">
          <span className={cn('block', isNext && 'font-semibold', step.done && 'text-ink-2')}>
            {step.title}
            {step.done ? <span className="sr-only"> {t('done')}</span> : null}
          </span>
          {step.done ? null : <span className="block text-14 text-pretty text-ink-2">{step.hint}</span>}
        </span>
        {step.done ? null : (
          <ArrowRight aria-hidden="true" className={cn('size-4', isNext ? 'text-accent' : 'text-ink-3')} />
        )}
      </Link>
    </li>
  )
}

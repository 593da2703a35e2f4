'use client'

import { Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useEffect, useRef, type ReactNode } from 'react'
import { cn } from './cn'

export type WizardStep = {
  id: string
  label: string
  done?: boolean
  /** Where a finished step can be seen again. */
  href?: string
}

type WizardProps = {
  /** What the whole leads to, for screen readers. */
  label: string
  steps: readonly WizardStep[]
  current: string
  title: ReactNode
  lead?: ReactNode
  children: ReactNode
  /** Buttons: back first, onward last. */
  footer?: ReactNode
}

/** A long task in steps, each with an address of its own, so that it can be left and taken up again. */
export function Wizard({ label, steps, current, title, lead, children, footer }: WizardProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const first = useRef(true)
  useEffect(() => {
    if (!first.current) heading.current?.focus()
    first.current = false
  }, [current])
  return (
    <div className="flex flex-col gap-6">
      <Steps label={label} steps={steps} current={current} />
      <div>
        <h1 ref={heading} tabIndex={-1} className="text-28 outline-none">
          {title}
        </h1>
        {lead ? <p className="mt-1 max-w-prose text-pretty text-ink-2">{lead}</p> : null}
      </div>
      <div>{children}</div>
      {footer ? (
        <div className="sticky bottom-(--bottom-bar,0px) z-10 flex flex-wrap justify-between gap-2 border-t bg-paper py-3">
          {footer}
        </div>
      ) : null}
    </div>
  )
}

function Steps({ label, steps, current }: Pick<WizardProps, 'label' | 'steps' | 'current'>) {
  const t = useTranslations('ui')
  const position = steps.findIndex((step) => step.id === current)
  return (
    <nav aria-label={label}>
      <p className="text-14 text-ink-2 sm:hidden">
        {t('stepOf', { step: position + 1, total: steps.length })}
      </p>
      <ol className="flex gap-1.5 max-sm:mt-2 sm:gap-3">
        {steps.map((step, index) => (
          <li
            key={step.id}
            aria-current={step.id === current ? 'step' : undefined}
            className={cn(
              'min-w-0 flex-1 border-t-3 pt-2 text-14',
              step.done || step.id === current ? 'border-accent' : 'border-line-strong text-ink-2',
              step.id === current && 'font-semibold',
            )}
          >
            <StepWords step={step} number={index + 1} linked={step.id !== current} doneWord={t('done')} />
          </li>
        ))}
      </ol>
    </nav>
  )
}

type StepWordsProps = { step: WizardStep; number: number; linked: boolean; doneWord: string }

function StepWords({ step, number, linked, doneWord }: StepWordsProps) {
  const words = (
    <span className="flex items-center gap-1.5 max-sm:sr-only">
      {step.done ? <Check aria-label={doneWord} className="size-4 text-accent" /> : <span>{number}</span>}
      <span className="truncate">{step.label}</span>
    </span>
  )
  if (!step.href || !linked) return words
  return (
    <Link href={step.href} className="rounded-small hover:underline">
      {words}
    </Link>
  )
}

'use client'

import { Lock, UserRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId, type ReactNode } from 'react'
import { cn } from '@/ui/cn'

export type Audience = 'resident' | 'internal'

type AudienceSwitchProps = { value: Audience; onChange: (value: Audience) => void; reporter: string }

/** Who reads the next words: stands above the box, in plain sight. */
export function AudienceSwitch({ value, onChange, reporter }: AudienceSwitchProps) {
  const t = useTranslations('tickets.comment')
  const name = useId()
  const choice = (audience: Audience, icon: ReactNode, label: string) => (
    <label
      className={cn(
        'flex h-(--control-sm-h) min-w-0 items-center gap-1.5 rounded-control px-2.5 text-14 has-focus-visible:outline-2 has-focus-visible:outline-accent [&_svg]:size-4 [&_svg]:shrink-0',
        value === audience ? 'font-semibold' : 'text-ink-2 hover:text-ink',
        value === audience && (audience === 'internal' ? 'bg-warn text-paper' : 'bg-accent-soft text-accent'),
      )}
    >
      <input
        type="radio"
        name={name}
        value={audience}
        checked={value === audience}
        onChange={() => onChange(audience)}
        className="sr-only"
      />
      {icon}
      <span className="truncate">{label}</span>
    </label>
  )
  return (
    <div role="radiogroup" aria-label={t('audience')} className="flex gap-1">
      {choice('resident', <UserRound />, t('toResident', { reporter }))}
      {choice('internal', <Lock />, t('internal'))}
    </div>
  )
}

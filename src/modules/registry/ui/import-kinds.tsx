'use client'

import { useTranslations } from 'next-intl'
import { cn } from '@/ui/cn'
import type { RegistryOutputs } from './client'
import { useKindWords } from './kind-words'

type Kind = RegistryOutputs['imports']['kinds'][number]

type ImportKindsProps = { kinds: readonly Kind[]; chosen: string; onChoose: (kind: string) => void }

/** What is in the list: the one with everything first. */
export function ImportKinds({ kinds, chosen, onChoose }: ImportKindsProps) {
  const t = useTranslations('registry.import')
  return (
    <fieldset>
      <legend className="mb-2 font-semibold">{t('whatIsIn')}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {kinds.map((one, index) => (
          <KindChoice
            key={one.kind}
            kind={one}
            isWide={index === 0}
            isChosen={one.kind === chosen}
            onChoose={() => onChoose(one.kind)}
          />
        ))}
      </div>
    </fieldset>
  )
}

type KindChoiceProps = { kind: Kind; isWide: boolean; isChosen: boolean; onChoose: () => void }

function KindChoice({ kind, isWide, isChosen, onChoose }: KindChoiceProps) {
  const { title, hint } = useKindWords(kind)
  return (
    <label
      className={cn(
        'flex cursor-pointer items-start gap-3 rounded-control border px-3 py-2.5 has-focus-visible:outline-2 has-focus-visible:outline-accent',
        isChosen ? 'border-accent bg-accent-soft' : 'border-edge bg-surface hover:border-line-strong',
        isWide && 'sm:col-span-2',
      )}
    >
      <input
        type="radio"
        name="kind"
        value={kind.kind}
        checked={isChosen}
        onChange={onChoose}
        className="mt-1 size-4.5 shrink-0 appearance-none rounded-full border border-edge bg-surface outline-none checked:border-[5px] checked:border-accent"
      />
      <span className="min-w-0">
        <span className="block font-semibold">{title}</span>
        {hint ? <span className="block text-14 text-pretty text-ink-2">{hint}</span> : null}
      </span>
    </label>
  )
}

import { Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { cn } from './cn'
import type { Option } from './select'
import type { Found } from './use-options'

type OptionItemsProps = {
  id: string
  label: string
  found: Found<Option>
  /** Where the arrows are. */
  active: number
  chosen?: string
  onPoint: (index: number) => void
  onChoose: (option: Option) => void
}

/** What was found, or why nothing stands here; the field above keeps the focus. */
export function OptionItems({ id, label, found, active, chosen, onPoint, onChoose }: OptionItemsProps) {
  const t = useTranslations('ui')
  const { options, state } = found
  return (
    <>
      <ul role="listbox" id={id} aria-label={label}>
        {options.map((option, index) => (
          <li
            key={option.value}
            id={`${id}-${index}`}
            role="option"
            aria-selected={option.value === chosen}
            aria-disabled={option.disabled}
            onClick={() => onChoose(option)}
            onMouseMove={() => onPoint(index)}
            className={cn(
              'flex min-h-(--control-sm-h) items-center justify-between gap-2 rounded-small px-2.5 py-1.5 text-(length:--control-text)',
              index === active && 'bg-accent-soft',
              option.disabled && 'text-ink-3',
            )}
          >
            <span className="min-w-0">
              {option.label}
              {option.hint ? <span className="block text-12 text-ink-2">{option.hint}</span> : null}
            </span>
            {option.value === chosen ? <Check className="size-4 shrink-0 text-accent" /> : null}
          </li>
        ))}
      </ul>
      <p role="status" className="px-2.5 text-14 text-ink-2 not-empty:py-2">
        {state === 'searching' && options.length === 0 ? t('searching') : null}
        {state === 'found' && options.length === 0 ? t('noMatches') : null}
        {state === 'failed' ? t('listFailed') : null}
      </p>
    </>
  )
}

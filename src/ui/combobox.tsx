'use client'

import { ChevronsUpDown, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Popover as Radix } from 'radix-ui'
import { useId, useState, type KeyboardEvent, type Ref } from 'react'
import { cn } from './cn'
import { controlStyle, type ControlProps } from './control'
import { OptionItems } from './option-items'
import type { Option } from './select'
import { useOptions } from './use-options'

type ComboboxProps = ControlProps & {
  value: Option | null
  onChange: (option: Option | null) => void
  onBlur?: () => void
  /** Finds options for what was typed; called with '' when it opens. Answers that come late are dropped. */
  search: (text: string) => Promise<readonly Option[]>
  placeholder?: string
  className?: string
  ref?: Ref<HTMLInputElement>
}

/** One of many: type a few letters, choose with the arrows and Enter. Nothing can stay chosen that isn't an option. */
export function Combobox({
  value,
  onChange,
  onBlur,
  search,
  placeholder,
  className,
  ref,
  ...rest
}: ComboboxProps) {
  const t = useTranslations('ui')
  const listId = useId()
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const found = useOptions(search, text, open)
  const { options } = found

  const show = (next: boolean) => {
    setOpen(next)
    setText('')
    setActive(0)
  }
  const choose = (option: Option | undefined) => {
    if (!option || option.disabled) return
    onChange(option)
    show(false)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && open) {
      event.preventDefault()
      choose(options[active])
    }
    if (event.key === 'Escape' && open) {
      event.stopPropagation()
      show(false)
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    setOpen(true)
    setActive((from) => Math.min(Math.max(from + step, 0), Math.max(options.length - 1, 0)))
  }

  return (
    <Radix.Root open={open} onOpenChange={show}>
      <Radix.Anchor asChild>
        <div className={cn('relative', className)}>
          <input
            {...rest}
            ref={ref}
            role="combobox"
            aria-expanded={open}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={open && options[active] ? `${listId}-${active}` : undefined}
            autoComplete="off"
            value={open ? text : (value?.label ?? '')}
            placeholder={open && value ? value.label : (placeholder ?? t('typeToSearch'))}
            onClick={() => setOpen(true)}
            onChange={(event) => {
              setOpen(true)
              setText(event.target.value)
              setActive(0)
            }}
            onBlur={() => {
              show(false)
              onBlur?.()
            }}
            onKeyDown={onKeyDown}
            className={cn(controlStyle, 'pr-16')}
          />
          <span className="absolute top-1/2 right-2 flex -translate-y-1/2 items-center text-ink-2">
            {value && !rest.disabled ? (
              <button
                type="button"
                aria-label={t('clear')}
                onClick={() => onChange(null)}
                className="grid size-7 place-items-center rounded-small hover:bg-ink/7"
              >
                <X className="size-4" />
              </button>
            ) : null}
            <ChevronsUpDown aria-hidden="true" className="pointer-events-none mx-1 size-4" />
          </span>
        </div>
      </Radix.Anchor>
      <Radix.Portal>
        <Radix.Content
          role="presentation"
          align="start"
          sideOffset={4}
          onOpenAutoFocus={preventDefault}
          onCloseAutoFocus={preventDefault}
          onMouseDown={preventDefault}
          className="z-50 max-h-72 w-(--radix-popover-trigger-width) overflow-y-auto rounded-surface bg-surface p-1 shadow-float"
        >
          <OptionItems
            id={listId}
            label={rest['aria-label'] ?? placeholder ?? t('search')}
            found={found}
            active={active}
            chosen={value?.value}
            onPoint={setActive}
            onChoose={choose}
          />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

function preventDefault(event: { preventDefault: () => void }) {
  event.preventDefault()
}

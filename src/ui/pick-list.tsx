'use client'

import { useId, useState, type KeyboardEvent } from 'react'
import { cn } from './cn'
import { controlStyle, type ControlProps } from './control'
import { OptionItems } from './option-items'
import type { Option } from './select'
import { useOptions } from './use-options'

type PickListProps = ControlProps & {
  onPick: (option: Option) => void
  /** Finds options for what was typed; called with '' at first. */
  search: (text: string) => Promise<readonly Option[]>
  placeholder: string
}

/** A combobox whose list always stands open below it: for a dialog in which nothing else is asked. */
export function PickList({ onPick, search, placeholder, ...rest }: PickListProps) {
  const listId = useId()
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const found = useOptions(search, text, true)
  const { options } = found
  const pick = (option: Option | undefined) => {
    if (option && !option.disabled) onPick(option)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault()
      pick(options[active])
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    setActive((from) => Math.min(Math.max(from + step, 0), Math.max(options.length - 1, 0)))
  }
  return (
    <div className="flex flex-col gap-2">
      <input
        {...rest}
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={options[active] ? `${listId}-${active}` : undefined}
        autoComplete="off"
        value={text}
        placeholder={placeholder}
        onChange={(event) => {
          setText(event.target.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
        className={cn(controlStyle)}
      />
      <div className="-mx-2.5">
        <OptionItems
          id={listId}
          label={rest['aria-label'] ?? placeholder}
          found={found}
          active={active}
          onPoint={setActive}
          onChoose={pick}
        />
      </div>
    </div>
  )
}

'use client'

import { Check, ChevronDown } from 'lucide-react'
import { Select as Radix } from 'radix-ui'
import type { Ref } from 'react'
import { cn } from './cn'
import { controlStyle, type ControlProps } from './control'
import { useNonce } from './nonce'

export type Option = { value: string; label: string; hint?: string; disabled?: boolean }

type SelectProps = ControlProps & {
  /** The chosen option's value; empty for none. */
  value: string | undefined
  onChange: (value: string) => void
  onBlur?: () => void
  options: readonly Option[]
  placeholder?: string
  className?: string
  ref?: Ref<HTMLButtonElement>
}

/** One of a few. Past about fifteen options, or when they come from the server, use a Combobox. */
export function Select({
  value,
  onChange,
  onBlur,
  options,
  placeholder,
  className,
  ref,
  ...rest
}: SelectProps) {
  const { id, name, disabled, required, ...aria } = rest
  return (
    <Radix.Root
      value={value ?? ''}
      onValueChange={onChange}
      name={name}
      disabled={disabled}
      required={required}
    >
      <Radix.Trigger
        ref={ref}
        id={id}
        onBlur={onBlur}
        {...aria}
        className={cn(
          controlStyle,
          'flex items-center justify-between gap-2 text-left data-placeholder:text-ink-3 *:first:truncate',
          className,
        )}
      >
        <Radix.Value placeholder={placeholder} />
        <Radix.Icon asChild>
          <ChevronDown className="size-4 shrink-0 text-ink-2" />
        </Radix.Icon>
      </Radix.Trigger>
      <SelectList options={options} />
    </Radix.Root>
  )
}

function SelectList({ options }: { options: readonly Option[] }) {
  const nonce = useNonce()
  return (
    <Radix.Portal>
      <Radix.Content
        position="popper"
        sideOffset={4}
        collisionPadding={8}
        className="z-50 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) overflow-hidden rounded-surface bg-surface shadow-float data-[state=open]:animate-fade"
      >
        <Radix.Viewport nonce={nonce} className="p-1">
          {options.map((option) => (
            <Radix.Item
              key={option.value}
              value={option.value}
              disabled={option.disabled}
              className={itemStyle}
            >
              <span className="min-w-0">
                <Radix.ItemText>{option.label}</Radix.ItemText>
                {option.hint ? <span className="block text-12 text-ink-2">{option.hint}</span> : null}
              </span>
              <Radix.ItemIndicator>
                <Check className="size-4 text-accent" />
              </Radix.ItemIndicator>
            </Radix.Item>
          ))}
        </Radix.Viewport>
      </Radix.Content>
    </Radix.Portal>
  )
}

const itemStyle = cn(
  'flex min-h-(--control-sm-h) cursor-default items-center justify-between gap-3 rounded-small px-2.5 py-1.5 text-(length:--control-text)',
  'outline-none select-none data-disabled:text-ink-3 data-highlighted:bg-accent-soft',
)

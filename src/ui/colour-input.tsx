import { cn } from './cn'
import type { ControlProps } from './control'
import { Input } from './input'

type ColourInputProps = ControlProps & {
  value: string
  onChange: (colour: string) => void
  onBlur?: () => void
  /** What the picker beside the field is called. */
  pickerLabel: string
}

const isColour = (text: string) => /^#[0-9a-f]{6}$/i.test(text)

/** A colour, by the device's own picker or as it is written on the web: `#2f6f5e`. */
export function ColourInput({ value, onChange, onBlur, pickerLabel, ...control }: ColourInputProps) {
  return (
    <div className="flex items-center gap-2">
      <input
        type="color"
        aria-label={pickerLabel}
        disabled={control.disabled}
        value={isColour(value) ? value.toLowerCase() : '#808080'}
        onChange={(event) => onChange(event.target.value)}
        className={cn(
          'h-(--control-h) w-14 shrink-0 cursor-pointer rounded-control border border-edge bg-surface p-1',
          'disabled:cursor-not-allowed',
        )}
      />
      <Input
        {...control}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onBlur}
        maxLength={7}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        className="max-w-36 font-mono"
      />
    </div>
  )
}

import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { z } from 'zod'
import { Field } from '@/ui/field'
import { IconButton } from '@/ui/icon-button'
import { Input } from '@/ui/input'
import { numbersOf } from '../homes'
import { homes } from '../schemas'

/** As it stands in the fields. */
export type TypedRow = { id: number; name: string; prefix: string; first: string; count: string }

type HomesRowProps = {
  row: TypedRow
  words: 'homes' | 'rental'
  errorOf: (name: keyof TypedRow) => string | undefined
  onChange: (part: Partial<TypedRow>) => void
  onRemove: () => void
}

/** One property: its name, how many homes, and how their numbers go. */
export function HomesRowFields({ row, words, errorOf, onChange, onRemove }: HomesRowProps) {
  const t = useTranslations(`founding.${words}`)
  return (
    <li className="grid grid-cols-3 gap-x-3 gap-y-4 rounded-surface border bg-surface p-4">
      <div className="col-span-3 flex items-start gap-2">
        <Field label={t('name')} error={errorOf('name')} className="flex-1">
          {(control) => (
            <Input
              {...control}
              value={row.name}
              onChange={({ target }) => onChange({ name: target.value })}
              autoComplete="off"
              placeholder={t('nameExample')}
            />
          )}
        </Field>
        <IconButton
          label={t('remove', { name: row.name })}
          icon={<Trash2 />}
          onClick={onRemove}
          className="mt-6.5"
        />
      </div>
      <Field label={t('count')} error={errorOf('count')}>
        {(control) => (
          <Input
            {...control}
            value={row.count}
            onChange={({ target }) => onChange({ count: target.value })}
            inputMode="numeric"
            autoComplete="off"
          />
        )}
      </Field>
      <Field label={t('prefix')} error={errorOf('prefix')}>
        {(control) => (
          <Input
            {...control}
            value={row.prefix}
            onChange={({ target }) => onChange({ prefix: target.value })}
            autoComplete="off"
            className="font-mono"
          />
        )}
      </Field>
      <Field label={t('first')} error={errorOf('first')}>
        {(control) => (
          <Input
            {...control}
            value={row.first}
            onChange={({ target }) => onChange({ first: target.value })}
            inputMode="numeric"
            autoComplete="off"
          />
        )}
      </Field>
      <Preview row={row} />
    </li>
  )
}

const numbers = z
  .object({ prefix: z.string(), first: z.coerce.number(), count: z.coerce.number() })
  .pipe(homes.element.omit({ name: true }))

/** Their numbers as they will stand at the doors. */
function Preview({ row }: { row: TypedRow }) {
  const t = useTranslations('founding.homes')
  const { data } = numbers.safeParse(row)
  if (!data) return null
  const { prefix, first, count } = data
  const shown = numbersOf({ prefix, first, count: Math.min(count, 2) }).join(', ')
  return (
    <p aria-live="polite" className="col-span-3 font-mono text-14 wrap-anywhere text-ink-2">
      {count > 2 ? t('range', { shown, last: `${prefix}${first + count - 1}` }) : shown}
    </p>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import type { FieldPath, FieldValues } from 'react-hook-form'
import { Checkbox } from '@/ui/checkbox'
import { FormField } from '@/ui/form/form-field'
import type { ZodForm } from '@/ui/form/use-zod-form'
import { DateInput } from '@/ui/input'
import { RadioGroup } from '@/ui/radio-group'
import { relation } from '../schemas'
import { useUnitWords } from './desk-provider'

type TieFieldsProps<In extends FieldValues, Out> = {
  form: ZodForm<In, Out>
  /** The fields' paths in the form: they may lie inside a part of it. */
  names: Record<'relation' | 'resident' | 'head' | 'billingPayer' | 'since', FieldPath<In>>
}

const FACTS = [
  { name: 'resident', label: 'resident' },
  { name: 'head', label: 'headLabel' },
  { name: 'billingPayer', label: 'billingPayer' },
] as const

/** What somebody is to a unit, and since when. */
export function TieFields<In extends FieldValues, Out>({ form, names }: TieFieldsProps<In, Out>) {
  const t = useTranslations('registry')
  const words = useUnitWords()
  return (
    <>
      <FormField form={form} name={names.relation} label={t('tie.relation')} group>
        {(field) => (
          <RadioGroup
            {...field}
            className="sm:flex-row sm:gap-6"
            options={relation.options.map((value) => ({ value, label: t(`relation.${value}`) }))}
          />
        )}
      </FormField>
      <div className="flex flex-col">
        {FACTS.map(({ name, label }) => (
          <FormField
            key={name}
            form={form}
            name={names[name]}
            label={<span className="sr-only">{t(`tie.${label}`, words)}</span>}
            group
          >
            {({ value, 'aria-labelledby': _label, ...field }) => (
              <Checkbox
                {...field}
                value={value === true}
                label={t(`tie.${label}`, words)}
                hint={t(`tie.${name}Hint`, words)}
              />
            )}
          </FormField>
        ))}
      </div>
      <FormField form={form} name={names.since} label={t('tie.since')} optional className="sm:max-w-52">
        {(field) => <DateInput {...field} value={field.value ?? ''} />}
      </FormField>
    </>
  )
}

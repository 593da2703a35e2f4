'use client'

import { useTranslations } from 'next-intl'
import { useFormContext, useWatch } from 'react-hook-form'
import type { z } from 'zod'
import { FormField } from '@/ui/form/form-field'
import { Input } from '@/ui/input'
import { RadioGroup } from '@/ui/radio-group'
import type { reportTicket } from '../schemas'

type PlaceChoiceProps = {
  units: readonly { id: string; number: string }[]
  unitWord: string
}

const COMMON = 'common'

type WithPlace = Pick<z.input<typeof reportTicket>, 'place'>

/** One of somebody's units, or anywhere else in words; part of any form that asks for a place. */
export function PlaceChoice({ units, unitWord }: PlaceChoiceProps) {
  const form = useFormContext<WithPlace, unknown, unknown>()
  const t = useTranslations('tickets.report')
  const place = useWatch({ control: form.control, name: 'place' })
  const chosen = place.kind === 'unit' ? place.unitId : COMMON
  const options = [
    ...units.map(({ id, number }) => ({
      value: id,
      label: t('ownUnit', { unitWord, number }),
      hint: t('ownUnitHint'),
    })),
    { value: COMMON, label: t('common'), hint: t('commonHint') },
  ]
  const choose = (value: string) =>
    form.setValue(
      'place',
      value === COMMON ? { kind: 'common', area: '' } : { kind: 'unit', unitId: value },
      {
        shouldDirty: true,
        shouldValidate: form.formState.isSubmitted && value !== COMMON,
      },
    )
  return (
    <>
      {units.length > 0 ? (
        <FormField
          form={form}
          name="place.unitId"
          label={t('where')}
          group
          className="[&>div:first-child]:sr-only"
        >
          {({ id, ...field }) => (
            <RadioGroup
              id={id}
              aria-labelledby={field['aria-labelledby']}
              aria-describedby={field['aria-describedby']}
              look="cards"
              value={chosen}
              onChange={choose}
              options={options}
            />
          )}
        </FormField>
      ) : null}
      {place.kind === 'common' ? (
        <FormField form={form} name="place.area" label={t('area')}>
          {(field) => <Input {...field} placeholder={t('areaPlaceholder')} maxLength={120} />}
        </FormField>
      ) : null}
    </>
  )
}

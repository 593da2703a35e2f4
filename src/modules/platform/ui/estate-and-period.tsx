'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Combobox } from '@/ui/combobox'
import { Field } from '@/ui/field'
import { PeriodFields } from '@/ui/list/period-fields'
import type { ListUrl } from '@/ui/list/use-list-url'
import type { Option } from '@/ui/select'
import { api } from './client'

/** About which estate, and in which days: both stand in the address. */
export function EstateAndPeriod({ url }: { url: ListUrl }) {
  const t = useTranslations('platform.trail')
  return (
    <div className="grid grid-cols-2 gap-3 sm:flex sm:flex-wrap">
      <div className="max-sm:col-span-2 sm:w-64">
        <EstateField url={url} />
      </div>
      <PeriodFields url={url} words={{ from: t('since'), until: t('until') }} />
    </div>
  )
}

function EstateField({ url }: { url: ListUrl }) {
  const t = useTranslations('platform.trail')
  const utils = api.useUtils()
  const [chosen, setChosen] = useState<Option | null>(null)
  const id = url.filter('about')[0]
  const isNamed = chosen?.value === id
  const estate = api.platform.estate.useQuery({ id: id ?? '' }, { enabled: id !== undefined && !isNamed })
  const value = id ? (isNamed ? chosen : { value: id, label: estate.data?.name ?? t('thisEstate') }) : null
  return (
    <Field label={t('estate')}>
      {(control) => (
        <Combobox
          {...control}
          value={value}
          onChange={(option) => {
            setChosen(option)
            url.setFilter('about', option ? [option.value] : [])
          }}
          placeholder={t('anyEstate')}
          search={async (q) =>
            (await utils.platform.estates.fetch({ q: q.slice(0, 100), limit: 10 })).items.map(
              ({ id: value, name, slug }) => ({ value, label: name, hint: slug }),
            )
          }
        />
      )}
    </Field>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { Combobox } from '@/ui/combobox'
import { Field } from '@/ui/field'
import { PeriodFields } from '@/ui/list/period-fields'
import type { ListUrl } from '@/ui/list/use-list-url'
import { useState } from 'react'
import type { Option } from '@/ui/select'
import { api } from './client'

/** Whose acts, and in which days: both stand in the address. */
export function PeriodAndPerson({ url }: { url: ListUrl }) {
  const t = useTranslations('audit')
  return (
    <div className="grid grid-cols-2 gap-3 sm:flex sm:flex-wrap">
      <div className="max-sm:col-span-2 sm:w-64">
        <PersonField url={url} />
      </div>
      <PeriodFields url={url} words={{ from: t('since'), until: t('until') }} />
    </div>
  )
}

function PersonField({ url }: { url: ListUrl }) {
  const t = useTranslations('audit')
  const utils = api.useUtils()
  const [chosen, setChosen] = useState<Option | null>(null)
  const id = url.filter('person')[0]
  const named = api.audit.person.useQuery(
    { id: id ?? '' },
    { enabled: id !== undefined && chosen?.value !== id },
  )
  const value = id
    ? chosen?.value === id
      ? chosen
      : { value: id, label: named.data?.name ?? t('thisPerson') }
    : null
  return (
    <Field label={t('person')}>
      {(control) => (
        <Combobox
          {...control}
          value={value}
          onChange={(option) => {
            setChosen(option)
            url.setFilter('person', option ? [option.value] : [])
          }}
          placeholder={t('anyPerson')}
          search={async (q) =>
            (await utils.audit.people.fetch({ q })).map((person) => ({
              value: person.id,
              label: person.name,
            }))
          }
        />
      )}
    </Field>
  )
}

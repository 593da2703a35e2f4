'use client'

import { Field } from '../field'
import { DateInput } from '../input'
import type { ListUrl } from './use-list-url'

type PeriodFieldsProps = { url: ListUrl; words: { from: string; until: string } }

/** From which day until which: both stand in the list's address. */
export function PeriodFields({ url, words }: PeriodFieldsProps) {
  return (
    <>
      <DayField url={url} id="from" label={words.from} />
      <DayField url={url} id="until" label={words.until} />
    </>
  )
}

function DayField({ url, id, label }: { url: ListUrl; id: 'from' | 'until'; label: string }) {
  return (
    <div className="sm:w-40">
      <Field label={label}>
        {(control) => (
          <DateInput
            {...control}
            value={url.filter(id)[0] ?? ''}
            onChange={(event) => url.setFilter(id, event.target.value ? [event.target.value] : [])}
          />
        )}
      </Field>
    </div>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Field } from '@/ui/field'
import { Form } from '@/ui/form/form'
import { FormField } from '@/ui/form/form-field'
import { SaveBar } from '@/ui/form/save-bar'
import { useZodForm } from '@/ui/form/use-zod-form'
import { DateInput, Input } from '@/ui/input'
import { Textarea } from '@/ui/textarea'
import { toast } from '@/ui/toast'
import { readHolidays } from '../holiday-list'
import { holiday as holidaySchema, type HolidayLine } from '../schemas'
import { api } from './client'

type DialogProps = { open: boolean; onOpenChange: (open: boolean) => void }

function useAdd() {
  const utils = api.useUtils()
  return api.settings.addHolidays.useMutation({ onSettled: () => utils.settings.hours.invalidate() })
}

/** One day: a new one, or another name for one that is there. */
export function HolidayDialog({ open, onOpenChange, holiday }: DialogProps & { holiday?: HolidayLine }) {
  const t = useTranslations('settings.holidays')
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={holiday ? t('editTitle') : t('addTitle')}>
      <HolidayForm holiday={holiday} onDone={() => onOpenChange(false)} />
    </Dialog>
  )
}

function HolidayForm({ holiday, onDone }: { holiday?: HolidayLine; onDone: () => void }) {
  const t = useTranslations('settings.holidays')
  const add = useAdd()
  const form = useZodForm({
    schema: holidaySchema,
    defaultValues: { day: holiday?.day ?? '', name: holiday?.name ?? '' },
  })
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        await add.mutateAsync({ holidays: [values] })
        onDone()
      }}
    >
      <FormField form={form} name="day" label={t('day')}>
        {(field) => <DateInput {...field} readOnly={holiday !== undefined} />}
      </FormField>
      <FormField form={form} name="name" label={t('name')}>
        {(field) => <Input {...field} autoComplete="off" />}
      </FormField>
      <SaveBar plain saveLabel={holiday ? t('rename') : t('addOne')} onCancel={onDone} />
    </Form>
  )
}

/** Many days at once, pasted or out of a file, with a look at what was understood. */
export function HolidayListDialog({ open, onOpenChange }: DialogProps) {
  const t = useTranslations('settings.holidays')
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('addList')} description={t('listBody')}>
      <HolidayList onDone={() => onOpenChange(false)} />
    </Dialog>
  )
}

function HolidayList({ onDone }: { onDone: () => void }) {
  const t = useTranslations('settings.holidays')
  const { data } = api.settings.hours.useQuery()
  const [text, setText] = useState('')
  const add = useAdd()
  const { holidays, wrong } = readHolidays(text, data?.country ?? '')
  const save = async () => {
    try {
      const { added, renamed } = await add.mutateAsync({ holidays })
      toast({ title: t('wereAdded', { added, renamed }), tone: 'good' })
      onDone()
    } catch (thrown) {
      toast({ tone: 'bad', title: thrown instanceof Error ? thrown.message : String(thrown) })
    }
  }
  return (
    <div className="flex flex-col gap-4">
      <Field label={t('list')} hint={t('listHint')}>
        {(control) => (
          <Textarea
            {...control}
            rows={8}
            value={text}
            onChange={({ target }) => setText(target.value)}
            placeholder={t('listSample')}
            className="font-mono"
          />
        )}
      </Field>
      <label className="flex flex-col gap-1 text-14">
        {t('file')}
        <input
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          onChange={async ({ target }) => setText((await target.files?.[0]?.text()) ?? text)}
        />
      </label>
      <div role="status" className="text-14">
        {text.trim() ? <p>{t('understood', { count: holidays.length })}</p> : null}
        {wrong.length > 0 ? (
          <ul className="mt-1 text-bad">
            {wrong.slice(0, 5).map(({ line, text: words }) => (
              <li key={line}>{t('wrongLine', { line, words })}</li>
            ))}
          </ul>
        ) : null}
      </div>
      <div className="flex flex-row-reverse gap-2">
        <Button
          variant="primary"
          pending={add.isPending}
          reason={holidays.length === 0 ? t('nothingYet') : undefined}
          onClick={() => void save()}
        >
          {t('addMany', { count: holidays.length })}
        </Button>
        <Button variant="quiet" onClick={onDone}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useFormContext, useWatch } from 'react-hook-form'
import { Banner } from '@/ui/banner'
import { Form } from '@/ui/form/form'
import { FormField } from '@/ui/form/form-field'
import { FormSection } from '@/ui/form/form-section'
import { SaveBar } from '@/ui/form/save-bar'
import { useZodForm } from '@/ui/form/use-zod-form'
import { Input } from '@/ui/input'
import { RadioGroup } from '@/ui/radio-group'
import { Textarea } from '@/ui/textarea'
import { toast } from '@/ui/toast'
import { timeTyped, typedTime } from '../notice'
import {
  draftNotice,
  editNotice,
  noticeAudience,
  noticeKind,
  type DraftNotice,
  type EditNotice,
} from '../schemas'
import { api, type NoticeRecord } from './client'
import { NoticePreview } from './notice-preview'
import { ReachFields } from './reach-fields'

const DAY_MS = 86_400_000

/** A draft of a notice; it is published from its own page, once it looks right there. */
export function NewNoticeForm({ now }: { now: number }) {
  const t = useTranslations('notices.form')
  const router = useRouter()
  const utils = api.useUtils()
  const draft = api.notices.draft.useMutation({ onSettled: () => utils.notices.invalidate() })
  const form = useZodForm({
    schema: draftNotice,
    defaultValues: {
      ...{ kind: 'maintenance', title: '', body: '', startsAt: '', endsAt: '' },
      shownFrom: timeTyped(new Date(now)),
      shownUntil: timeTyped(new Date(now + DAY_MS)),
      ...{ reach: 'all', planIds: [], countries: [], estates: [], audience: 'everybody' },
    },
  })
  return (
    <Form
      form={form}
      draft="notice"
      onSubmit={async (values) => {
        const { id } = await draft.mutateAsync(values)
        toast({ title: t('saved'), tone: 'good' })
        router.push(`/notices/${id}`)
      }}
    >
      <NoticeFields />
      <SaveBar saveLabel={t('save')} onCancel={() => router.push('/notices')} />
    </Form>
  )
}

/** Other words, other times, other estates; what people see now changes with it. */
export function EditNoticeForm({ notice }: { notice: NoticeRecord }) {
  const t = useTranslations('notices.form')
  const router = useRouter()
  const utils = api.useUtils()
  const edit = api.notices.edit.useMutation({ onSettled: () => utils.notices.invalidate() })
  const form = useZodForm({ schema: editNotice, defaultValues: valuesOf(notice) })
  return (
    <Form
      form={form}
      draft="notice"
      onSubmit={async (values) => {
        await edit.mutateAsync(values)
        toast({ title: t('changed'), tone: 'good' })
        router.push(`/notices/${notice.id}`)
      }}
    >
      {notice.stage === 'shown' ? (
        <Banner tone="warn" title={t('live')}>
          {t('liveBody')}
        </Banner>
      ) : null}
      <NoticeFields />
      <FormField form={form} name="reason" label={t('reason')} hint={t('reasonHint')}>
        {(field) => <Textarea {...field} />}
      </FormField>
      <SaveBar saveLabel={t('saveEdit')} onCancel={() => router.push(`/notices/${notice.id}`)} />
    </Form>
  )
}

function valuesOf(notice: NoticeRecord): EditNotice {
  const { id, revision, kind, title, body, reach, planIds, countries, estates, audience } = notice
  return {
    ...{ id, revision, kind, title, body, reach, planIds, countries, estates, audience },
    startsAt: timeTyped(notice.startsAt),
    endsAt: timeTyped(notice.endsAt),
    shownFrom: timeTyped(notice.shownFrom),
    shownUntil: timeTyped(notice.shownUntil),
    reason: '',
  }
}

function NoticeFields() {
  const t = useTranslations('notices')
  const form = useFormContext<DraftNotice, unknown, DraftNotice>()
  const values = useWatch({ control: form.control })
  const isWindow = values.kind === 'maintenance'
  return (
    <>
      <FormSection title={t('form.what')}>
        <FormField form={form} name="kind" label={t('form.kind')} group>
          {(field) => (
            <RadioGroup
              {...field}
              options={noticeKind.options.map((value) => ({
                value,
                label: t(`kind.${value}`),
                hint: t(`kindHint.${value}`),
              }))}
            />
          )}
        </FormField>
        <FormField form={form} name="title" label={t('form.title')} hint={t('form.titleHint')}>
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
        <FormField form={form} name="body" label={t('form.body')} hint={t('form.bodyHint')}>
          {(field) => <Textarea {...field} />}
        </FormField>
        {isWindow ? (
          <div className="grid gap-4 sm:grid-cols-2">
            <TimeField name="startsAt" label={t('form.starts')} />
            <TimeField name="endsAt" label={t('form.ends')} />
          </div>
        ) : null}
        <NoticePreview
          kind={values.kind ?? 'news'}
          title={values.title ?? ''}
          body={values.body ?? ''}
          startsAt={isWindow ? typedTime(values.startsAt ?? '') : null}
          endsAt={isWindow ? typedTime(values.endsAt ?? '') : null}
          zone={{ timeZone: 'UTC', locale: 'en-GB' }}
        />
      </FormSection>
      <FormSection title={t('form.whom')}>
        <ReachFields />
        <FormField form={form} name="audience" label={t('form.audience')} group>
          {(field) => (
            <RadioGroup
              {...field}
              options={noticeAudience.options.map((value) => ({
                value,
                label: t(`audience.${value}`),
                hint: t(`audienceHint.${value}`),
              }))}
            />
          )}
        </FormField>
      </FormSection>
      <FormSection title={t('form.when')}>
        <div className="grid gap-4 sm:grid-cols-2">
          <TimeField name="shownFrom" label={t('form.from')} />
          <TimeField name="shownUntil" label={t('form.until')} />
        </div>
      </FormSection>
    </>
  )
}

type TimeFieldProps = { name: 'startsAt' | 'endsAt' | 'shownFrom' | 'shownUntil'; label: string }

function TimeField({ name, label }: TimeFieldProps) {
  const form = useFormContext<DraftNotice, unknown, DraftNotice>()
  return (
    <FormField form={form} name={name} label={label}>
      {(field) => <Input {...field} type="datetime-local" />}
    </FormField>
  )
}

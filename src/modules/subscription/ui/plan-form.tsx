'use client'

import { Plus, Trash } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form'
import { majorUnits } from '@/lib/money'
import { Banner } from '@/ui/banner'
import { Button } from '@/ui/button'
import { Checkbox } from '@/ui/checkbox'
import { Form } from '@/ui/form/form'
import { FormField } from '@/ui/form/form-field'
import { FormSection } from '@/ui/form/form-section'
import { SaveBar } from '@/ui/form/save-bar'
import { useZodForm } from '@/ui/form/use-zod-form'
import { IconButton } from '@/ui/icon-button'
import { Input } from '@/ui/input'
import { useStepUp } from '@/ui/step-up'
import { Textarea } from '@/ui/textarea'
import { toast } from '@/ui/toast'
import { createPlan, editPlan, type CreatePlan, type EditPlan } from '../schemas'
import { api, type PlanRecord } from './client'
import { NumberInput } from './number-input'

const GB = 1e9

const EMPTY: CreatePlan = {
  name: '',
  description: '',
  maxUnits: null,
  maxStaff: null,
  storageGb: null,
  maxMessages: null,
  allModules: true,
  modules: [],
  forTrial: false,
  prices: [{ currency: 'USD', amount: '' }],
}

/** A new plan; it is offered as soon as it is made. */
export function NewPlanForm({ modules }: { modules: readonly string[] }) {
  const t = useTranslations('subscription.plans')
  const router = useRouter()
  const utils = api.useUtils()
  const stepUp = useStepUp()
  const create = api.subscription.createPlan.useMutation({ onSettled: () => utils.subscription.invalidate() })
  const form = useZodForm({ schema: createPlan, defaultValues: EMPTY })
  return (
    <Form
      form={form}
      draft="plan"
      onSubmit={async (values) => {
        const { id } = await stepUp(() => create.mutateAsync(values))
        toast({ title: t('made', { plan: values.name }), tone: 'good' })
        router.push(`/plans/${id}`)
      }}
    >
      <PlanFields modules={modules} />
      <SaveBar saveLabel={t('add')} onCancel={() => router.push('/plans')} />
    </Form>
  )
}

/** Another name, other limits, other prices for whoever chooses the plan from now on. */
export function EditPlanForm({ plan, modules }: { plan: PlanRecord; modules: readonly string[] }) {
  const t = useTranslations('subscription.plans')
  const router = useRouter()
  const utils = api.useUtils()
  const stepUp = useStepUp()
  const edit = api.subscription.editPlan.useMutation({ onSettled: () => utils.subscription.invalidate() })
  const form = useZodForm({ schema: editPlan, defaultValues: valuesOf(plan) })
  return (
    <Form
      form={form}
      draft="plan"
      onSubmit={async (values) => {
        await stepUp(() => edit.mutateAsync(values))
        toast({ title: t('changed', { plan: values.name }), tone: 'good' })
        router.push(`/plans/${plan.id}`)
      }}
    >
      {plan.estates > 0 ? (
        <Banner title={t('inUse', { count: plan.estates })}>{t('inUseBody')}</Banner>
      ) : null}
      <PlanFields modules={modules} />
      <FormField form={form} name="reason" label={t('reason')} hint={t('reasonHint')}>
        {(field) => <Textarea {...field} />}
      </FormField>
      <SaveBar saveLabel={t('save')} onCancel={() => router.push(`/plans/${plan.id}`)} />
    </Form>
  )
}

function valuesOf({ maxStorage, prices, updatedAt, ...plan }: PlanRecord): EditPlan {
  return {
    ...plan,
    storageGb: maxStorage === null ? null : Math.round(Number(maxStorage) / GB),
    prices: prices.map(({ currency, amount }) => ({ currency, amount: majorUnits(amount, currency) })),
    asOf: updatedAt.toISOString(),
    reason: '',
  }
}

function PlanFields({ modules }: { modules: readonly string[] }) {
  const t = useTranslations('subscription.plans')
  const form = useFormContext<CreatePlan, unknown, CreatePlan>()
  const allModules = useWatch({ control: form.control, name: 'allModules' })
  return (
    <>
      <FormSection title={t('whatItIs')}>
        <FormField form={form} name="name" label={t('name')}>
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
        <FormField form={form} name="description" label={t('description')} hint={t('descriptionHint')}>
          {(field) => <Textarea {...field} />}
        </FormField>
        <FormField form={form} name="forTrial" label={t('trial')}>
          {({ value, ...field }) => <Checkbox {...field} value={value} label={t('forTrial')} />}
        </FormField>
      </FormSection>
      <FormSection title={t('limits')}>
        <p className="text-14 text-ink-2">{t('limitsHint')}</p>
        <div className="grid gap-4 sm:grid-cols-2">
          {(['maxUnits', 'maxStaff', 'storageGb', 'maxMessages'] as const).map((name) => (
            <FormField key={name} form={form} name={name} label={t(`field.${name}`)}>
              {(field) => <NumberInput {...field} placeholder={t('noLimit')} />}
            </FormField>
          ))}
        </div>
      </FormSection>
      <PriceFields />
      {modules.length > 0 ? (
        <FormSection title={t('modules')}>
          <FormField form={form} name="allModules" label={t('modules')}>
            {({ value, ...field }) => <Checkbox {...field} value={value} label={t('everyModule')} />}
          </FormField>
          {allModules ? null : (
            <FormField form={form} name="modules" label={t('included')} group>
              {({ value, onChange }) => (
                <div className="grid gap-2 sm:grid-cols-2">
                  {modules.map((module) => (
                    <Checkbox
                      key={module}
                      value={value.includes(module)}
                      onChange={(on) =>
                        onChange(on ? [...value, module] : value.filter((other: string) => other !== module))
                      }
                      label={module}
                    />
                  ))}
                </div>
              )}
            </FormField>
          )}
        </FormSection>
      ) : null}
    </>
  )
}

function PriceFields() {
  const form = useFormContext<CreatePlan, unknown, CreatePlan>()
  const t = useTranslations('subscription.plans')
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'prices' })
  return (
    <FormSection title={t('prices')}>
      <p className="text-14 text-ink-2">{t('pricesHint')}</p>
      <ul className="flex flex-col gap-3">
        {fields.map(({ id }, index) => (
          <li key={id} className="flex items-end gap-2">
            <div className="w-28">
              <FormField form={form} name={`prices.${index}.currency`} label={t('currency')}>
                {(field) => (
                  <Input {...field} className="font-mono uppercase" maxLength={3} autoComplete="off" />
                )}
              </FormField>
            </div>
            <div className="w-40">
              <FormField form={form} name={`prices.${index}.amount`} label={t('amount')}>
                {(field) => (
                  <Input {...field} className="text-right font-mono" inputMode="decimal" autoComplete="off" />
                )}
              </FormField>
            </div>
            <IconButton label={t('removePrice')} icon={<Trash />} onClick={() => remove(index)} />
          </li>
        ))}
      </ul>
      <Button
        size="small"
        icon={<Plus />}
        className="self-start"
        onClick={() => append({ currency: '', amount: '' })}
      >
        {t('addPrice')}
      </Button>
    </FormSection>
  )
}

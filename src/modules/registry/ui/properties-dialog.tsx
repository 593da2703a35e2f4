'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Form } from '@/ui/form/form'
import { FormField } from '@/ui/form/form-field'
import { SaveBar } from '@/ui/form/save-bar'
import { useZodForm } from '@/ui/form/use-zod-form'
import { Input } from '@/ui/input'
import { Select } from '@/ui/select'
import { createProperty, propertyKind, type PropertyKind } from '../schemas'
import { api, type RegistryOutputs } from './client'
import { useDesk, useUnitWords } from './desk-provider'
import { NewerBanner } from '@/ui/form/newer-banner'
import { useNewerState } from '@/ui/form/newer-state'

type Property = RegistryOutputs['properties']['list'][number]

type PropertyDialogProps = {
  /** The one to change; a new one without it. */
  property?: Property
  open: boolean
  onOpenChange: (open: boolean) => void
  onSaved?: (id: string) => void
}

/** A block, street, section or group of plots that units belong to. */
export function PropertyDialog({ property, open, onOpenChange, onSaved }: PropertyDialogProps) {
  const t = useTranslations('registry.properties')
  return (
    <Dialog open={open} onOpenChange={onOpenChange} width="narrow" title={property?.name ?? t('newTitle')}>
      <PropertyForm
        property={property}
        onSaved={(id) => {
          onOpenChange(false)
          onSaved?.(id)
        }}
        onCancel={() => onOpenChange(false)}
      />
    </Dialog>
  )
}

type PropertyFormProps = { property?: Property; onSaved: (id: string) => void; onCancel: () => void }

function PropertyForm({ property, onSaved, onCancel }: PropertyFormProps) {
  const t = useTranslations('registry')
  const utils = api.useUtils()
  const onSuccess = () => utils.registry.invalidate()
  const create = api.registry.properties.create.useMutation({ onSuccess })
  const edit = api.registry.properties.edit.useMutation({ onSuccess })
  const form = useZodForm({ schema: createProperty, defaultValues: valuesOf(property) })
  const { newer, ...state } = useNewerState(property?.updatedAt)
  const load = async () => {
    const all = await utils.registry.properties.list.fetch(undefined, { staleTime: 0 })
    const now = all.find(({ id }) => id === property?.id)
    if (!now) throw new Error(t('properties.gone'))
    form.reset(valuesOf(now))
    state.loaded(now.updatedAt)
  }
  return (
    <Form
      form={form}
      draft={`property ${property?.id ?? ''}`}
      carried={state.carried}
      onSubmit={async (values) => {
        const id = property?.id
        const done = id
          ? await state.save((asOf) => edit.mutateAsync({ ...values, id, asOf }).then(() => ({ id })))
          : { saved: await create.mutateAsync(values) }
        if (!done) return false
        onSaved(done.saved.id)
      }}
    >
      <FormField form={form} name="name" label={t('properties.name')} hint={t('properties.nameHint')}>
        {(field) => <Input {...field} autoComplete="off" />}
      </FormField>
      <FormField form={form} name="kind" label={t('units.kind')}>
        {({ value, ...field }) => (
          <Select
            {...field}
            value={value}
            options={propertyKind.options.map((kind) => ({ value: kind, label: t(`propertyKind.${kind}`) }))}
          />
        )}
      </FormField>
      <FormField form={form} name="address" label={t('properties.address')} optional>
        {(field) => <Input {...field} value={field.value ?? ''} />}
      </FormField>
      <NewerBanner newer={newer} onLoad={load} onSaveAll={({ asOf }) => state.known(asOf)} />
      <SaveBar plain saveLabel={t(property ? 'save' : 'properties.add')} onCancel={onCancel} />
    </Form>
  )
}

function valuesOf(property: Property | undefined) {
  return { name: property?.name ?? '', kind: kindOf(property), address: property?.address ?? '' }
}

function kindOf(property: Property | undefined): PropertyKind {
  return propertyKind.safeParse(property?.kind).data ?? 'block'
}

/** All blocks and streets with how many units each has, to look at and to mend. */
export function PropertiesButton() {
  const t = useTranslations('registry.properties')
  const words = useUnitWords()
  const { may } = useDesk()
  const [open, setOpen] = useState(false)
  const [asked, setAsked] = useState<Property | 'new' | null>(null)
  const { data = [] } = api.registry.properties.list.useQuery()
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('title')}</Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t('title')}
        description={t('lead', words)}
        footer={
          may.editUnits ? (
            <Button icon={<Plus />} onClick={() => setAsked('new')}>
              {t('add')}
            </Button>
          ) : undefined
        }
      >
        {data.length === 0 ? <p className="text-ink-2">{t('none')}</p> : null}
        <ul className="divide-y">
          {data.map((property) => (
            <PropertyLine
              key={property.id}
              property={property}
              onEdit={may.editUnits ? () => setAsked(property) : undefined}
            />
          ))}
        </ul>
      </Dialog>
      <PropertyDialog
        key={asked && asked !== 'new' ? asked.id : 'new'}
        property={asked && asked !== 'new' ? asked : undefined}
        open={asked !== null}
        onOpenChange={(next) => (next ? undefined : setAsked(null))}
      />
    </>
  )
}

function PropertyLine({ property, onEdit }: { property: Property; onEdit?: () => void }) {
  const t = useTranslations('registry')
  const words = useUnitWords()
  const kind = t(`propertyKind.${kindOf(property)}`)
  return (
    <li className="flex items-center gap-3 py-2">
      <div className="min-w-0 flex-1">
        <p className="font-semibold">{property.name}</p>
        <p className="text-14 text-ink-2">
          {[kind, property.address, t('properties.units', { ...words, count: property.units })]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {onEdit ? (
        <Button
          size="small"
          variant="quiet"
          onClick={onEdit}
          aria-label={t('properties.editNamed', { name: property.name })}
        >
          {t('properties.edit')}
        </Button>
      ) : null}
    </li>
  )
}

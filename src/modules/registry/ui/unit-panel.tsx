'use client'

import { Plus, UserPlus, Wrench } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { PersonChip } from '@/ui/chips'
import { LinkButton } from '@/ui/link-button'
import { useListUrl } from '@/ui/list/use-list-url'
import { RecordError } from '@/ui/record/record-error'
import { Facts, RecordPanel, RecordSection, type Fact } from '@/ui/record/record-panel'
import { RecordSkeleton } from '@/ui/record/record-skeleton'
import { api, type UnitRecord } from './client'
import { EmailLink, PhoneLink } from './contact-links'
import { useDesk, useUnitWords } from './desk-provider'
import { RegistryTimeline } from './registry-timeline'
import { AddTieDialog } from './tie-dialogs'
import { TieLine } from './tie-line'
import { addressOf } from './unit-picker'
import { VehicleLines } from './vehicle-lines'
import { UnitStatusBadge } from './words'

/** One unit: who is in it now and was before, what they drive, and what happened to the record. */
export function UnitPanel({ id }: { id: string }) {
  const t = useTranslations('registry')
  const { unitWord, may } = useDesk()
  const { search } = useListUrl()
  const query = api.registry.units.record.useQuery({ id })
  if (query.isPending) return <RecordSkeleton />
  if (query.isError)
    return <RecordError error={query.error} closeHref="/manage/units" onRetry={() => void query.refetch()} />
  const unit = query.data
  return (
    <RecordPanel
      kicker={addressOf(unit) || t(`unitKind.${unit.kind}`)}
      title={`${unitWord} ${unit.number}`}
      state={<UnitStatusBadge status={unit.status} />}
      action={
        may.seeTickets ? (
          <LinkButton href={`/manage/tickets?unit=${id}`} size="small" icon={<Wrench />}>
            {t('units.tickets')}
          </LinkButton>
        ) : undefined
      }
      closeHref="/manage/units"
      editHref={unit.mayEdit ? `/manage/units/${id}/edit${search}` : undefined}
    >
      <UnitPeople unit={unit} />
      {may.seeVehicles ? (
        <VehicleLines
          vehicles={unit.vehicles.map(({ member, ...vehicle }) => ({ ...vehicle, unit, person: member }))}
          mayEdit={may.editVehicles}
          given={{ unit }}
          beside={({ person }) =>
            person ? <PersonChip name={person.name} href={`/manage/people/${person.id}`} /> : null
          }
        />
      ) : null}
      <UnitFacts unit={unit} />
      {unit.timeline.length > 0 ? (
        <RecordSection title={t('timeline.title')}>
          <RegistryTimeline events={unit.timeline} />
        </RecordSection>
      ) : null}
    </RecordPanel>
  )
}

function UnitFacts({ unit }: { unit: UnitRecord }) {
  const t = useTranslations('registry')
  const street = [unit.streetNumber, unit.streetName].filter(Boolean).join(' ')
  const items: Fact[] = [
    { label: t('property'), value: unit.property?.name },
    // The address above the title says it already.
    ...(street && street === addressOf(unit) ? [] : [{ label: t('units.street'), value: street || null }]),
    { label: t('units.kind'), value: t(`unitKind.${unit.kind}`) },
    { label: t('field.floor'), value: unit.floor },
    { label: t('field.bedrooms'), value: unit.bedrooms },
    {
      label: t('field.intercom'),
      value: unit.intercom ? <span className="font-mono">{unit.intercom}</span> : null,
    },
  ]
  return (
    <div className="border-t">
      <Facts items={items} />
    </div>
  )
}

function UnitPeople({ unit }: { unit: UnitRecord }) {
  const t = useTranslations('registry')
  const { unitWord } = useDesk()
  const words = useUnitWords()
  const [adding, setAdding] = useState(false)
  return (
    <>
      <RecordSection
        title={t('units.peopleNow')}
        action={unit.mayEditPeople ? <AddPeople unit={unit} onKnown={() => setAdding(true)} /> : null}
      >
        {unit.current.length === 0 ? (
          <p className="text-14 text-ink-2">{t('units.nobody', words)}</p>
        ) : (
          <PeopleOfUnit unit={unit} ties={unit.current} mayEdit={unit.mayEditPeople} />
        )}
      </RecordSection>
      {unit.past.length > 0 ? (
        <RecordSection title={t('tie.before')}>
          <PeopleOfUnit unit={unit} ties={unit.past} mayEdit={false} />
        </RecordSection>
      ) : null}
      <AddTieDialog
        unit={{ value: unit.id, label: `${unitWord} ${unit.number}` }}
        open={adding}
        onOpenChange={setAdding}
      />
    </>
  )
}

/** Somebody whom the register knows, or somebody new. */
function AddPeople({ unit, onKnown }: { unit: UnitRecord; onKnown: () => void }) {
  const t = useTranslations('registry')
  return (
    <span className="flex max-sm:flex-col max-sm:items-end">
      <Button size="small" variant="quiet" icon={<Plus />} onClick={onKnown}>
        {t('tie.addResident')}
      </Button>
      <LinkButton
        size="small"
        variant="quiet"
        icon={<UserPlus />}
        href={`/manage/people/new?unit=${unit.id}`}
      >
        {t('units.newPerson')}
      </LinkButton>
    </span>
  )
}

type PeopleOfUnitProps = { unit: UnitRecord; ties: UnitRecord['current']; mayEdit: boolean }

function PeopleOfUnit({ unit, ties, mayEdit }: PeopleOfUnitProps) {
  const { unitWord } = useDesk()
  return (
    <ul>
      {ties.map(({ person, contact, ...tie }) => (
        <TieLine
          key={tie.id}
          tie={{ ...tie, person: person.name, unit: `${unitWord} ${unit.number}` }}
          mayEdit={mayEdit}
          contact={
            <>
              {contact?.phone ? <PhoneLink phone={contact.phone} /> : null}
              {contact?.email ? <EmailLink email={contact.email} /> : null}
            </>
          }
        >
          <PersonChip name={person.name} href={`/manage/people/${person.id}`} className="font-semibold" />
        </TieLine>
      ))}
    </ul>
  )
}

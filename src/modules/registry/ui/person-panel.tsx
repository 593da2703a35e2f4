'use client'

import { useTranslations } from 'next-intl'
import { useListUrl } from '@/ui/list/use-list-url'
import { RecordError } from '@/ui/record/record-error'
import { Facts, RecordPanel, RecordSection, type Fact } from '@/ui/record/record-panel'
import { RecordSkeleton } from '@/ui/record/record-skeleton'
import { When } from '@/ui/when'
import { api, type PersonRecord } from './client'
import { EmailLink, PhoneLink } from './contact-links'
import { useDesk } from './desk-provider'
import { PersonTies } from './person-ties'
import { RegistryTimeline } from './registry-timeline'
import { VehicleLines } from './vehicle-lines'
import { PersonStatusBadge } from './words'

/** One person: how to reach them, what they live in or own, what they drive, and what happened to the record. */
export function PersonPanel({ id }: { id: string }) {
  const t = useTranslations('registry')
  const { may } = useDesk()
  const { search } = useListUrl()
  const query = api.registry.people.record.useQuery({ id })
  if (query.isPending) return <RecordSkeleton />
  if (query.isError)
    return <RecordError error={query.error} closeHref="/manage/people" onRetry={() => void query.refetch()} />
  const person = query.data
  return (
    <RecordPanel
      kicker={<WhereTheyBelong person={person} />}
      title={person.name}
      state={<PersonStatusBadge status={person.status} />}
      closeHref="/manage/people"
      editHref={person.mayEdit ? `/manage/people/${id}/edit${search}` : undefined}
    >
      <PersonFacts person={person} />
      <PersonTies person={person} />
      {may.seeVehicles ? (
        <VehicleLines
          vehicles={person.vehicles.map((vehicle) => ({ ...vehicle, person: { id, name: person.name } }))}
          mayEdit={person.mayEditVehicles}
          given={{
            unit: person.current.map(({ unit }) => unit)[0],
            person: { id, name: person.name },
          }}
        />
      ) : null}
      {person.timeline.length > 0 ? (
        <RecordSection title={t('timeline.title')}>
          <RegistryTimeline events={person.timeline} />
        </RecordSection>
      ) : null}
    </RecordPanel>
  )
}

function WhereTheyBelong({ person }: { person: PersonRecord }) {
  const t = useTranslations('registry')
  const { unitWord } = useDesk()
  const [tie, ...others] = person.current
  if (!tie) return t('people.nowhere')
  const more = others.length > 0 ? ` +${others.length}` : ''
  return `${t(`relation.${tie.relation}`)} · ${unitWord} ${tie.unit.number}${more}`
}

function PersonFacts({ person }: { person: PersonRecord }) {
  const t = useTranslations('registry')
  const roleWords = useTranslations('app.roles')
  const roles = person.roles.map((role) => roleWords(role)).join(', ')
  const items: Fact[] = [
    ...useContactFacts(person),
    ...(roles ? [{ label: t('people.roles'), value: roles }] : []),
    ...(person.note
      ? [{ label: t('people.note'), value: <span className="whitespace-pre-line">{person.note}</span> }]
      : []),
    { label: t('people.added'), value: <When at={person.createdAt} /> },
  ]
  return <Facts items={items} />
}

function useContactFacts({ contact }: PersonRecord): Fact[] {
  const t = useTranslations('registry')
  if (!contact) return []
  const phones = [...(contact.phone ? [contact.phone] : []), ...contact.otherPhones]
  const links = phones.map((phone) => (
    <span key={phone} className="block">
      <PhoneLink phone={phone} icon />
    </span>
  ))
  return [
    { label: t('people.phone'), value: phones.length > 0 ? links : null },
    { label: t('people.email'), value: contact.email ? <EmailLink email={contact.email} icon /> : null },
  ]
}

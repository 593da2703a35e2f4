'use client'

import { keepPreviousData } from '@tanstack/react-query'
import { Plus, Upload } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useParams } from 'next/navigation'
import { Button } from '@/ui/button'
import { LinkButton } from '@/ui/link-button'
import { List } from '@/ui/list/list'
import { useListUrl } from '@/ui/list/use-list-url'
import type { Desk } from '../desk'
import { AddWords } from './add-words'
import { api } from './client'
import { useDesk, useUnitWords } from './desk-provider'
import { askable, peopleFilterOf, peopleListOf } from './list-filters'
import { totalOf } from './list-query'
import { usePeopleColumns } from './people-columns'
import { usePeopleFilters } from './people-filters'

/** Everybody of the estate: found by name, unit, phone or plate; whoever is open stands beside the list. */
export function PeopleList() {
  const t = useTranslations('registry')
  const { may } = useDesk()
  const words = useUnitWords()
  const url = useListUrl()
  const { id } = useParams<{ id?: string }>()
  const address = askable(new URLSearchParams(url.search), may)
  const filter = peopleFilterOf(address)
  const query = api.registry.people.list.useInfiniteQuery(peopleListOf(address), {
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  })
  const count = api.registry.people.count.useQuery(filter, { placeholderData: keepPreviousData })
  return (
    <List
      id="people"
      label={t('people.title')}
      url={url}
      columns={usePeopleColumns()}
      rows={query.data?.pages.flatMap((page) => page.items) ?? []}
      rowKey={(person) => person.id}
      rowHref={(person) => `/manage/people/${person.id}`}
      rowLabel={(person) => person.name}
      openKey={id}
      state={query.isError ? 'error' : query.isPending ? 'loading' : 'ready'}
      stale={query.isPlaceholderData}
      onRetry={() => void query.refetch()}
      total={totalOf(count.data)}
      hasMore={query.hasNextPage}
      loadingMore={query.isFetchingNextPage}
      onLoadMore={() => void query.fetchNextPage()}
      searchLabel={t(searchWords(may), words)}
      filters={usePeopleFilters()}
      exports={may.export ? `/api/export/registry/people?${address.toString()}` : undefined}
      primary={<AddPerson search={url.search} />}
      empty={{
        title: t('people.none'),
        body: t(may.import ? 'people.noneBody' : 'people.noneBodyReader'),
        action: may.import ? <FirstSteps /> : undefined,
      }}
    />
  )
}

/** What people can be found by depends on what the reader may see of them. */
function searchWords({ seeContacts, seeVehicles }: Desk['may']) {
  if (seeContacts) return seeVehicles ? 'people.search' : 'people.searchNoPlate'
  return seeVehicles ? 'people.searchNoPhone' : 'people.searchName'
}

function AddPerson({ search }: { search: string }) {
  const t = useTranslations('registry')
  const { may } = useDesk()
  const words = <AddWords words={t('people.add')} />
  if (!may.editPeople)
    return (
      <Button variant="primary" icon={<Plus />} reason={t('noRight')} aria-label={t('people.add')}>
        {words}
      </Button>
    )
  return (
    <LinkButton
      href={`/manage/people/new${search}`}
      scroll={false}
      variant="primary"
      icon={<Plus />}
      aria-label={t('people.add')}
    >
      {words}
    </LinkButton>
  )
}

function FirstSteps() {
  const t = useTranslations('registry')
  return (
    <>
      <LinkButton href="/manage/import/new" variant="primary" icon={<Upload />}>
        {t('import.begin')}
      </LinkButton>
      <LinkButton href="/manage/people/new" scroll={false} icon={<Plus />}>
        {t('people.addFirst')}
      </LinkButton>
    </>
  )
}

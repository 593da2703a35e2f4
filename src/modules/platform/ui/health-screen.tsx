'use client'

import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { Page, PageHeader } from '@/ui/page'
import { RecordSection } from '@/ui/record/record-panel'
import { SearchInput } from '@/ui/search-input'
import { Skeleton } from '@/ui/skeleton'
import { TextLink } from '@/ui/text-link'
import { api } from './client'
import { EventTimeline } from './event-timeline'
import { HealthFigures } from './health-figures'
import { PlatformOverview } from './platform-overview'
import { QueueHealth } from './queue-health'

/** What is wrong first, then the estates, then what colleagues did last. */
export function HealthScreen({ readsJobs }: { readsJobs: boolean }) {
  const t = useTranslations('platform.home')
  return (
    <Page>
      <PageHeader title={t('title')} />
      {readsJobs ? (
        <>
          <QueueHealth />
          <HealthFigures />
        </>
      ) : null}
      <RecordSection title={t('estates')}>
        <div className="flex flex-col gap-6">
          <FindInList />
          <PlatformOverview />
        </div>
      </RecordSection>
      <RecordSection
        title={t('recent')}
        action={
          <span className="text-14">
            <TextLink href="/audit">{t('all')}</TextLink>
          </span>
        }
      >
        <LastActs />
      </RecordSection>
    </Page>
  )
}

function FindInList() {
  const t = useTranslations('platform.home')
  const router = useRouter()
  const [text, setText] = useState('')
  return (
    <form
      className="flex max-w-xl gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        router.push(text.trim() ? `/estates?q=${encodeURIComponent(text.trim())}` : '/estates')
      }}
    >
      <SearchInput value={text} onChange={setText} label={t('findEstate')} className="flex-1" />
      <Button type="submit" icon={<Search />}>
        {t('find')}
      </Button>
    </form>
  )
}

function LastActs() {
  const t = useTranslations('platform.trail')
  const { data, isPending } = api.platform.trail.useInfiniteQuery(
    { limit: 5, byOperators: true },
    { getNextPageParam: (page) => page.nextCursor },
  )
  const events = data?.pages.flatMap((page) => page.items) ?? []
  if (isPending) return <Skeleton className="h-24" />
  if (events.length === 0) return <p className="text-14 text-ink-2">{t('noneBody')}</p>
  return <EventTimeline events={events} named />
}

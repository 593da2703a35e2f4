import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { EditForm } from '@/modules/founding/ui/edit-form'
import { ModuleWords } from '@/registry/module-words'
import { trpc } from '@/registry/rsc'
import { operatorPage, platformRoot } from '@/server/page'
import { Page, PageHeader } from '@/ui/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('founding.desk'))('editTitle') }
}

export default async function EditEstatePage({ params }: { params: Promise<{ id: string }> }) {
  await operatorPage('estates:edit')
  const id = z.uuid().safeParse((await params).id).data
  if (!id) notFound()
  const t = await getTranslations('founding.desk')
  const estate = await trpc.founding.toEdit({ id })
  if (estate.status === 'closed') notFound()
  return (
    <ModuleWords of={['founding']}>
      <Page width="reading">
        <PageHeader kicker={estate.values.name} title={t('editTitle')} />
        <EditForm estate={estate} root={platformRoot()} />
      </Page>
    </ModuleWords>
  )
}

import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NewPersonPanel } from '@/modules/registry/ui/person-form'
import { staffPage } from '@/server/page'

type Props = { params: Promise<{ estate: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('registry.people'))('newTitle') }
}

export default async function NewPersonPage({ params }: Props) {
  await staffPage((await params).estate, 'people:write', ['estate'])
  return <NewPersonPanel />
}

import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NewMeterPanel } from '@/modules/registry/ui/meter-form'
import { staffPage } from '@/server/page'

type Props = { params: Promise<{ estate: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('registry.meters'))('newTitle') }
}

export default async function NewMeterPage({ params }: Props) {
  await staffPage((await params).estate, 'meters:write', ['estate'])
  return <NewMeterPanel />
}

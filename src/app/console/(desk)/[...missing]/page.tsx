import { notFound } from 'next/navigation'
import { operatorPage } from '@/server/page'

/** Any other address of the console: said inside of it, to operators only. */
export default async function MissingPage() {
  await operatorPage()
  notFound()
}

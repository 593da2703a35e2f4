import type { ReactNode } from 'react'
import { permittedPage } from '@/server/page'

type Props = { params: Promise<{ estate: string }>; children: ReactNode }

/** Where the help desk is off, this is no place at all, whichever report is asked for. */
export default async function HelpLayout({ params, children }: Props) {
  await permittedPage((await params).estate, 'tickets:report')
  return children
}

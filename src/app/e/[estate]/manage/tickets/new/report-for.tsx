'use client'

import type { ComponentProps } from 'react'
import { api } from '@/modules/registry/ui/client'
import { ReportForForm } from '@/modules/tickets/ui/report-for-form'

type Props = Omit<ComponentProps<typeof ReportForForm>, 'findPeople'>

/** The help desk's form with the register's people: the two modules meet here and nowhere else. */
export function ReportFor(props: Props) {
  const utils = api.useUtils()
  return <ReportForForm {...props} findPeople={(q) => utils.registry.people.options.fetch({ q })} />
}

import type { report } from '../service'
import { heard } from '../schemas'
import { permissions } from '@/server/permissions'
import { provider } from '@/server/trpc/react'
import { plate } from '@/ui/plate'

export const ticketList = (props: typeof report) => ({ props, heard, permissions, provider, plate })

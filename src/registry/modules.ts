import type { Manifest } from '@/server/module'
import { founding } from '@/modules/founding/manifest'
import { platform } from '@/modules/platform/manifest'
import { notices } from '@/modules/notices/manifest'
import { identity } from '@/modules/identity/manifest'
import { subscription } from '@/modules/subscription/manifest'
import { registry } from '@/modules/registry/manifest'
import { settings } from '@/modules/settings/manifest'
import { support } from '@/modules/support/manifest'
import { archive } from '@/modules/archive/manifest'
import { tickets } from '@/modules/tickets/manifest'
import { audit } from '@/modules/audit/manifest'

/** Every module of the product, in the order in which they may build on each other. */
export const MODULES: readonly Manifest[] = [
  platform,
  notices,
  identity,
  registry,
  settings,
  support,
  archive,
  tickets,
  founding,
  subscription,
  audit,
]

import app from '@/app/messages/en.json'
import error from '@/app/messages/error/en.json'
import ui from '@/ui/messages/en.json'
import registry from '@/modules/registry/messages/en.json'
import founding from '@/modules/founding/messages/en.json'
import identity from '@/modules/identity/messages/en.json'
import subscription from '@/modules/subscription/messages/en.json'
import platform from '@/modules/platform/messages/en.json'
import notices from '@/modules/notices/messages/en.json'
import settings from '@/modules/settings/messages/en.json'
import support from '@/modules/support/messages/en.json'
import archive from '@/modules/archive/messages/en.json'
import tickets from '@/modules/tickets/messages/en.json'
import audit from '@/modules/audit/messages/en.json'

/** All words on screen, by the part of the product that says them. */
export const messages = {
  app: { ...app, error },
  ui,
  identity,
  platform,
  notices,
  registry,
  archive,
  tickets,
  founding,
  audit,
  settings,
  subscription,
  support,
}

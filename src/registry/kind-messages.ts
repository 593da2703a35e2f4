import app from '@/app/messages/rental-portfolio/en.json'
import archive from '@/modules/archive/messages/rental-portfolio/en.json'
import audit from '@/modules/audit/messages/rental-portfolio/en.json'
import founding from '@/modules/founding/messages/rental-portfolio/en.json'
import identity from '@/modules/identity/messages/rental-portfolio/en.json'
import registry from '@/modules/registry/messages/rental-portfolio/en.json'
import settings from '@/modules/settings/messages/rental-portfolio/en.json'
import support from '@/modules/support/messages/rental-portfolio/en.json'
import tickets from '@/modules/tickets/messages/rental-portfolio/en.json'
import { byKind } from '@/lib/kind-words'
import { messages } from './messages'

/** All words as a kind of estate says them: in a rental portfolio there are a landlord, properties, tenants and rent. */
export const messagesFor = byKind(messages, {
  rental_portfolio: { app, archive, audit, founding, identity, registry, settings, support, tickets },
})

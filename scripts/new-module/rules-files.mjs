/** What a module is without a database: manifest, schemas, rules, events, words. */
export const rulesFiles = (names) => [
  [`src/modules/${names.name}/manifest.ts`, manifest(names)],
  [`src/modules/${names.name}/schemas.ts`, schemas(names)],
  [`src/modules/${names.name}/${names.noun}.ts`, rules(names)],
  [`src/modules/${names.name}/events.ts`, events(names)],
  [`src/modules/${names.name}/messages/en.json`, messages(names)],
]

const messages = ({ Title, entity, words }) =>
  JSON.stringify({
    title: Title,
    trail: {
      title: Title,
      events: { [entity]: { added: `added the ${words} {name}`, closed: `closed the ${words} {name}` } },
    },
  })

const manifest = ({ key, entity, CONSTANT }) => `
import type { MemberActor } from '@/server/context'
import type { Manifest } from '@/server/module'
import type { Grants, PermissionsOf } from '@/server/permissions'
import { ${CONSTANT}_EVENTS } from './events'

const grants = {
  '${key}:read': { administrator: 'estate', facility: 'estate' },
  '${key}:add': { administrator: 'estate', facility: 'estate' },
  '${key}:close': { administrator: 'estate' },
} as const satisfies Grants

declare module '@/server/permissions' {
  interface Permissions extends PermissionsOf<typeof grants> {}
}

/** Whose open screens are told that a ${entity} changed. */
const isForScreen = (actor: MemberActor) => actor.scopes('${key}:read').has('estate')

export const ${key}: Manifest = {
  name: '${key}',
  grants,
  navigation: [],
  live: Object.fromEntries(${CONSTANT}_EVENTS.map((event) => [event.name, isForScreen])),
  demo: async () => (await import('./demo')).demo,
}
`

const schemas = ({ entity, Model, Models, words }) => `
import { z } from 'zod'

export const ${entity}Status = z.enum(['open', 'closed'])
export type ${Model}Status = z.infer<typeof ${entity}Status>

export const add${Model} = z.object({
  name: z.string().trim().min(2, 'Give the ${words} a name.').max(120, 'At most 120 characters.'),
})
export type Add${Model} = z.infer<typeof add${Model}>

export const close${Model} = z.object({ id: z.uuid() })
export type Close${Model} = z.infer<typeof close${Model}>

export const list${Models} = z.object({
  status: z.array(${entity}Status).max(2).optional(),
  cursor: z.uuid().nullish(),
  limit: z.number().int().min(1).max(100).default(50),
})
export type List${Models} = z.infer<typeof list${Models}>
`

const rules = ({ Model, words }) => `
import type { ${Model}Status } from './schemas'

/** Every way between the states of a ${words}; there is no other, whoever asks. */
const STEPS: readonly { from: ${Model}Status; to: ${Model}Status }[] = [{ from: 'open', to: 'closed' }]

/** The states from which a ${words} can go to a state, for the compare-and-set. */
export function statesBefore(to: ${Model}Status): ${Model}Status[] {
  return STEPS.filter((step) => step.to === to).map((step) => step.from)
}
`

const events = ({ entity, CONSTANT }) => `
import { z } from 'zod'
import { defineEvent } from '@/server/events'

const facts = z.object({ name: z.string() })

export const ${entity}Added = defineEvent('${entity}.added', '${entity}', facts)
export const ${entity}Closed = defineEvent('${entity}.closed', '${entity}', facts)

export const ${CONSTANT}_EVENTS = [${entity}Added, ${entity}Closed] as const
`

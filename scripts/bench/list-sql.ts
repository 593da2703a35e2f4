// Prints the SQL of one page of the ticket list, as the product sends it: { text, values }. Who has no row-level
// security asks for the estate by name, so that both sides read the same rows by the same index.
import pg from 'pg'
import '@/registry/install'
import { listTickets } from '@/modules/tickets/queries'
import { closeDatabase } from '@/server/db/client'
import { estateBySlug } from '@/server/estates'
import { makeCtx, systemActor } from '@/server/make-context'

const sent: { text: string; values: unknown }[] = []
const plain: unknown = Reflect.get(pg.Client.prototype, 'query')
if (typeof plain !== 'function') throw new Error('pg has no query')
Object.defineProperty(pg.Client.prototype, 'query', {
  value(this: pg.Client, query: unknown, values: unknown, ...rest: unknown[]) {
    const text = typeof query === 'object' && query !== null && 'text' in query ? query.text : query
    if (typeof text === 'string' && /^\s*select/i.test(text))
      sent.push({ text, values: queryValues(query, values) })
    const answer: unknown = Reflect.apply(plain, this, [query, values, ...rest])
    return answer
  },
})

function queryValues(query: unknown, values: unknown): unknown {
  return values ?? (typeof query === 'object' && query !== null && 'values' in query ? query.values : [])
}

const estate = await estateBySlug(process.argv[2] ?? '')
if (!estate) throw new Error('no such estate')
sent.length = 0
await listTickets(makeCtx({ estate, actor: systemActor('bench') }), { limit: 50 })
const longest = sent.toSorted((a, b) => b.text.length - a.text.length)[0]
if (!longest?.text.includes('WHERE 1=1') || !Array.isArray(longest.values))
  throw new Error('another list than was thought')
const values: unknown[] = longest.values
const text = longest.text.replace('WHERE 1=1', `WHERE "t0"."estate_id" = $${values.length + 1}::uuid`)
process.stdout.write(JSON.stringify({ text, values: [...values, estate.id] }))
await closeDatabase()

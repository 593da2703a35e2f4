import { restoreEstate } from '@/modules/archive/service/restore'
import { config } from '@/server/config'
import { required, type Options, type Outcome } from './command'

/** Brings an estate back from its archive. */
export async function restore(options: Options): Promise<Outcome> {
  const slug = required(options, 'slug').toLowerCase()
  const done = await restoreEstate(required(options, 'file'), slug)
  const { scheme, publicRoot } = config()
  const address = `${scheme}://${slug}.${publicRoot}`
  const { linked, made } = done.accounts
  const count = (number: number, one: string, many: string) =>
    `${number.toLocaleString('en')} ${number === 1 ? one : many}`
  const words = [
    `${done.name} is restored: ${address}`,
    `${count(done.rows, 'row', 'rows')} in ${count(done.tables, 'table', 'tables')}, ${count(done.files, 'file', 'files')}.`,
    `${count(linked + made, 'person signs in', 'people sign in')}: ${linked} with the password they have here, ${made} after choosing one by “Forgot your password?”.`,
  ]
  return { words: words.join('\n'), json: { ...done, address } }
}

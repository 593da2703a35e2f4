import { Stop } from '../lib/project.mjs'

const KEBAB = /^[a-z]+(-[a-z]+)*$/
/** Parts of the API and of the words on screen that are no module's, and names that say nothing. */
const TAKEN = [
  'app',
  'ui',
  'api',
  'live',
  'bell',
  'search',
  'jobs',
  'helpers',
  'utils',
  'common',
  'shared',
  'new',
  'delete',
]

/**
 * Every form of a module's name that its files need.
 * @param {string} name in the plural: `lost-items`
 * @param {string} [noun] one of them: `lost-item`
 * @throws Stop where it can't be one
 */
export function moduleNames(name, noun = singular(name)) {
  for (const word of [name, noun])
    if (!KEBAB.test(word)) throw new Stop(`"${word}" is no name for a module: write it like lost-items.`)
  if (TAKEN.includes(name)) throw new Stop(`"${name}" is taken. Name the module after what it keeps.`)
  if (name === noun) throw new Stop(`Say what one of "${name}" is called: --noun NOUN`)
  return {
    name,
    noun,
    /** Its key in the API, in permissions and in the words on screen: `lostItems`. */
    key: camel(name),
    /** An entity of it, and its model in the client: `lostItem`. */
    entity: camel(noun),
    /** `LostItem`, `LostItems`. */
    Model: pascal(noun),
    Models: pascal(name),
    /** `LOST_ITEM`. */
    CONSTANT: noun.replaceAll('-', '_').toUpperCase(),
    /** `lost_item`. */
    table: noun.replaceAll('-', '_'),
    /** `lost item`, `Lost items`. */
    words: noun.replaceAll('-', ' '),
    Title: capital(name.replaceAll('-', ' ')),
  }
}

function singular(name) {
  if (name.endsWith('ies')) return `${name.slice(0, -3)}y`
  return name.endsWith('s') && !name.endsWith('ss') ? name.slice(0, -1) : name
}

const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1)
const pascal = (kebab) => kebab.split('-').map(capital).join('')
const camel = (kebab) => pascal(kebab).replace(/^./, (letter) => letter.toLowerCase())

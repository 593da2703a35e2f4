import { editDistance, fold } from '@/lib/text'
import type { Party } from './fields'

/** A person's tie to a unit as a list words it. `resident` is null where the words don't say who lives there. */
export interface RelationReading {
  relation: Party
  resident: boolean | null
}

const OWNER_WORDS =
  'owner owners own owned o eigentumer eigentumerin homeowner coowner jointowner proprietor titleholder registeredowner freeholder leaseholder shareholder purchaser buyer eienaar eienaars huiseienaar medeeienaar proprietaire coproprietaire proprietario proprietaria dono dona mmiliki mwenyenyumba mmilikiwanyumba trustee developer bodycorporate self myself'
const ABSENT_OWNER_WORDS =
  'landlord landlady ll lessor vermieter vermieterin investor absenteeowner nonresidentowner ownernonresident ownernotresident ownernonoccupier ownerinvestor investorowner ownerlandlord landlordowner ownerabsent ownerletting ownerlet ownerrentedout ownernotliving offsiteowner absentowner bailleur proprietairebailleur proprietairenonresident senhorio verhuurder mwenyekupangisha owneroffsite ownerlivingelsewhere ownernotoccupying nonoccupyingowner'
const LIVING_OWNER_WORDS =
  'ownerresident residentowner landlordresident residentlandlord owneroccupier owneroccupied owneroccupant occupierowner owneronsite ownerliving ownerlivesin ownerlivingin residentialowner selfoccupied selfoccupier proprietaireoccupant proprietaireresident proprietarioresidente eienaarbewoner eienaarinwoner bewonereienaar occupyingowner livinginowner ownerinresidence mmilikimkazi ownerhouseholdhead ownerinoccupation'
const TENANT_WORDS =
  'tenant tenants t mieter mieterin rent renter renters rented renting rental lessee lessees leasing leased occupier occupiers occupant occupants tenantoccupier tenantresident residenttenant tenantoccupant principaltenant headtenant maintenant subtenant cotenant jointtenant subletter huurder huurders medehuurder locataire locataires colocataire souslocataire inquilino inquilina inquilinos arrendatario arrendataria mpangaji wapangaji lodger boarder leaseholdertenant corporatetenant paye'
const HOUSEHOLD_WORDS =
  'household householdmember householdmembers member familymember family resident residents residing dependant dependent dependants dependents spouse wife husband partner lifepartner fiance fiancee child children kid son daughter stepson stepdaughter mother father mom mum dad parent parents grandmother grandfather grandparent grandchild granddaughter grandson brother sister sibling aunt uncle niece nephew cousin relative motherinlaw fatherinlaw inlaw minor baby student boyfriend girlfriend roommate housemate flatmate cohabitant coresident cooccupant nextofkin gade huweliksmaat eggenoot vrou man kind kinders seun dogter moeder vader ma pa gesin gesinslid huisgenoot inwoner bewoner conjoint conjointe epoux epouse enfant fils fille mere pere famille membredelafamille habitant conjuge esposa esposo marido mulher filho filha filhos mae pai familia familiar agregado agregadofamiliar morador moradora residente mke mume mtoto watoto mama baba familia jamaa mkazi mwanafamilia ndugu'

const READINGS = new Map<string, RelationReading>()
learn(OWNER_WORDS, { relation: 'owner', resident: null })
learn(ABSENT_OWNER_WORDS, { relation: 'owner', resident: false })
learn(LIVING_OWNER_WORDS, { relation: 'owner', resident: true })
learn(TENANT_WORDS, { relation: 'tenant', resident: true })
learn(HOUSEHOLD_WORDS, { relation: 'household', resident: true })

const SAYS_NOTHING =
  /^(?:the|of|du|de|da|do|ya|wa|main|primary|principal|current|registered|head|joint|co|unit|house|in|law)$/

/** How the words of a relation cell are meant, or null when they are not known. `Owner's wife` is a household member. */
export function readRelation(text: string): RelationReading | null {
  const all = fold(text)
    .replace(/[’']s?\b/g, '')
    .split(/[^a-z]+/)
    .filter((word) => word !== '')
  const words = all.filter((word) => !SAYS_NOTHING.test(word))
  const compact = words.join('')
  if (all.length === 0 || text.includes('?')) return null
  // "Head" or "primary" alone is someone who lives there.
  if (compact === '') return { relation: 'household', resident: true }
  return READINGS.get(compact) ?? ofSeveralWords(words) ?? misspelt(compact)
}

function ofSeveralWords(words: readonly string[]): RelationReading | null {
  const readings = words.map((word) => READINGS.get(word))
  if (words.length < 2 || readings.some((reading) => reading === undefined)) return null
  const relations = new Set(readings.map((reading) => reading?.relation))
  if (relations.has('household')) {
    const alone =
      relations.has('owner') &&
      words.every((word) =>
        /^(?:owner|resident|eienaar|inwoner|bewoner|proprietaire|proprietario|residente|habitant|mmiliki|mkazi)$/.test(
          word,
        ),
      )
    if (alone) return { relation: 'owner', resident: true }
    if (relations.has('tenant') && words.includes('resident')) return { relation: 'tenant', resident: true }
    return { relation: 'household', resident: true }
  }
  if (relations.size === 1) return readings[0] ?? null
  // "Owner/occupier" is an owner who lives there; "owner and tenant" is no single tie.
  return words.some((word) => /^occup/.test(word)) ? { relation: 'owner', resident: true } : null
}

function misspelt(compact: string): RelationReading | null {
  if (compact.length < 5) return null
  const allowed = compact.length >= 9 ? 2 : 1
  for (const [known, reading] of READINGS) {
    if (known.length >= 5 && known[0] === compact[0] && editDistance(known, compact, allowed) <= allowed)
      return reading
  }
  return null
}

function learn(words: string, reading: RelationReading): void {
  for (const word of words.split(' ')) if (!READINGS.has(word)) READINGS.set(word, reading)
}

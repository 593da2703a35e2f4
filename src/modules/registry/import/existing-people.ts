import { similarNames, unitKey } from '@/lib/text'
import { areApartByTitle } from './couples'
import type { Party } from './fields'
import { MOST_SHARING, type FilePerson } from './people-index'
import { displayName, nameKey } from './person-name'
import type { EstateSnapshot, ExistingPerson } from './plan-types'

/** A unit (its key) and what someone is to it. */
export interface Tie {
  unit: string
  relation: Party
}

/** Which member of the estate each person of a file is; a member is nobody's twice. */
export function matchExisting(
  people: readonly FilePerson[],
  tiesOf: (person: FilePerson) => readonly Tie[],
  estate: EstateSnapshot,
): Map<string, ExistingPerson> {
  const byContact = contactsOfEstate(estate)
  const byUnit = namesByUnit(estate)
  const matched = new Map<string, ExistingPerson>()
  const claimed = new Set<string>()
  const claim = (person: FilePerson, existing: ExistingPerson | undefined) => {
    if (!existing) return
    matched.set(person.key, existing)
    claimed.add(existing.id)
  }
  const free = (person: FilePerson, suffix: string) =>
    [...person.emails, ...person.phones]
      .flatMap((contact) => byContact.get(contact + suffix) ?? [])
      .filter((existing) => !claimed.has(existing.id) && !areApartByTitle(existing, person))
  // Equal names first, so that a namesake with a slip of the pen doesn't take another's place.
  for (const person of people) {
    claim(person, free(person, ` ${nameKey(person.name)}`)[0])
  }
  for (const person of people) {
    if (matched.has(person.key)) continue
    const hasContacts = person.emails.length + person.phones.length > 0
    const inUnit = tiesOf(person).flatMap(({ unit, relation }) =>
      (byUnit.get(`${unit} ${nameKey(person.name)}`) ?? []).filter(
        (one) => !hasContacts || one.relation === relation,
      ),
    )
    claim(
      person,
      inUnit.find((one) => !claimed.has(one.person.id) && !areApartByTitle(one.person, person))?.person,
    )
  }
  for (const person of people) {
    if (matched.has(person.key)) continue
    claim(
      person,
      free(person, '').find((existing) => similarNames(displayName(existing), person.name)),
    )
  }
  return matched
}

/** By contact, and by contact and name. A contact of very many says nothing of a similar name. */
function contactsOfEstate(estate: EstateSnapshot): Map<string, ExistingPerson[]> {
  const byContact = new Map<string, ExistingPerson[]>()
  const add = (key: string, person: ExistingPerson, most: number) => {
    const others = byContact.get(key)
    if (!others) byContact.set(key, [person])
    else if (others.length < most) others.push(person)
  }
  for (const person of estate.people) {
    const name = nameKey(displayName(person))
    for (const contact of [...(person.email ? [person.email.toLowerCase()] : []), ...person.phones]) {
      add(contact, person, MOST_SHARING)
      add(`${contact} ${name}`, person, MOST_SHARING)
    }
  }
  return byContact
}

function namesByUnit(estate: EstateSnapshot): Map<string, { person: ExistingPerson; relation: Party }[]> {
  const people = new Map(estate.people.map((person) => [person.id, person]))
  const units = new Map(estate.units.map((unit) => [unit.id, unitKey(unit.number)]))
  const byUnit = new Map<string, { person: ExistingPerson; relation: Party }[]>()
  for (const { personId, unitId, relation } of estate.occupancies) {
    const person = people.get(personId)
    const unit = units.get(unitId)
    if (!person || unit === undefined) continue
    const key = `${unit} ${nameKey(displayName(person))}`
    const others = byUnit.get(key)
    if (others) others.push({ person, relation })
    else byUnit.set(key, [{ person, relation }])
  }
  return byUnit
}

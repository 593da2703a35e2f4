import { similarNames } from '@/lib/text'
import { areApartByTitle } from './couples'
import type { Party } from './fields'
import { displayName, nameKey } from './person-name'
import type { PersonDraft } from './row-draft'
import type { RowFlag } from './plan-types'

/** One person of a file, gathered from all rows that mean the same one. */
export interface FilePerson {
  key: string
  title: string
  firstName: string
  surname: string
  name: string
  emails: string[]
  phones: string[]
  idNumber: string | null
  note: string | null
  rows: number[]
}

/** More people than this never share one contact as a household does. */
export const MOST_SHARING = 20

/** Someone of a name in a unit. */
interface Namesake {
  person: FilePerson
  relation: Party
}

/**
 * The people of a file. The same email, phone or identity number with a similar name is one person; with another name it is
 * another one, flagged: couples share addresses. The same name in the same unit is one person too.
 */
export class PeopleIndex {
  readonly people: FilePerson[] = []
  readonly flags: RowFlag[] = []
  private readonly byContact = new Map<string, FilePerson[]>()
  private readonly byUnit = new Map<string, Namesake[]>()
  private readonly byName = new Map<string, FilePerson[]>()

  /** The person a row means, known already or new. */
  add(row: number, unit: string, draft: PersonDraft): FilePerson {
    const name = displayName(draft)
    const contacts = contactsOf(draft)
    const sharing = this.sharing(contacts, name)
    const inUnit = `${unit} ${nameKey(name)}`
    const known =
      bestOf(sharing, draft, name) ??
      this.byUnit.get(inUnit)?.find((namesake) => isSameInUnit(namesake, draft))?.person
    const person = known ?? this.create(draft, name)
    if (!known) this.flagAlike(row, person, sharing, contacts.length === 0 || this.byUnit.has(inUnit))
    merge(person, row, draft, name)
    for (const contact of contacts) this.index(contact, name, person)
    const namesakes = this.byUnit.get(inUnit)
    if (!namesakes?.some((one) => one.person === person)) {
      addTo(this.byUnit, inUnit, { person, relation: draft.relation })
    }
    if (!known) addTo(this.byName, nameKey(name), person)
    return person
  }

  private sharing(contacts: readonly string[], name: string): FilePerson[] {
    const found = contacts.flatMap((contact) => [
      ...(this.byContact.get(`${contact} ${nameKey(name)}`) ?? []),
      ...(this.byContact.get(contact) ?? []),
    ])
    return [...new Set(found)]
  }

  private index(contact: string, name: string, person: FilePerson): void {
    addTo(this.byContact, `${contact} ${nameKey(name)}`, person)
    // The office's phone stands in hundreds of rows: beyond a few people it says nothing of a similar name.
    if ((this.byContact.get(contact)?.length ?? 0) < MOST_SHARING) addTo(this.byContact, contact, person)
  }

  private create(draft: PersonDraft, name: string): FilePerson {
    const person: FilePerson = {
      key: `person-${this.people.length + 1}`,
      title: draft.title,
      firstName: draft.firstName,
      surname: draft.surname,
      name,
      emails: [],
      phones: [],
      idNumber: null,
      note: null,
      rows: [],
    }
    this.people.push(person)
    return person
  }

  private flagAlike(row: number, person: FilePerson, sharing: readonly FilePerson[], isNear: boolean): void {
    const [other] = sharing
    if (other) {
      const message = `${person.name} has the same phone, email or identity number as ${other.name} (row ${other.rows[0] ?? row}): kept as two people.`
      this.flags.push({ row, code: 'shared_contact', message })
    }
    const [namesake] = this.byName.get(nameKey(person.name)) ?? []
    const isLikely =
      isNear || (namesake !== undefined && namesake.emails.length + namesake.phones.length === 0)
    if (sharing.length > 0 || !namesake || !isLikely) return
    const message = `There is another ${person.name} in row ${namesake.rows[0] ?? row}, with no phone or email in common: kept as two people.`
    this.flags.push({ row, code: 'possible_duplicate', message })
  }
}

function contactsOf(draft: PersonDraft): string[] {
  return [...draft.emails, ...draft.phones, ...(draft.idNumber === null ? [] : [`id ${draft.idNumber}`])]
}

/** Of the people who share a contact, the one of this name, before one of a similar name. */
function bestOf(people: readonly FilePerson[], draft: PersonDraft, name: string): FilePerson | undefined {
  const possible = people.filter((person) => compatible(person, draft))
  return (
    possible.find((person) => nameKey(person.name) === nameKey(name)) ??
    possible.find((person) => similarNames(person.name, name))
  )
}

/** The same name in the same unit is one person, unless contacts tell two apart: father and son, owner and tenant. */
function isSameInUnit({ person, relation }: Namesake, draft: PersonDraft): boolean {
  if (!compatible(person, draft) || areApart(person.emails, draft.emails)) return false
  return relation === draft.relation || !areApart(person.phones, draft.phones)
}

function areApart(some: readonly string[], others: readonly string[]): boolean {
  return some.length > 0 && others.length > 0 && !some.some((one) => others.includes(one))
}

/** Two identity numbers are two people, whatever else agrees; so are Mr and Mrs. */
function compatible(person: FilePerson | undefined, draft: PersonDraft): FilePerson | undefined {
  const differ = person?.idNumber && draft.idNumber && person.idNumber !== draft.idNumber
  return differ || (person && areApartByTitle(person, draft)) ? undefined : person
}

function merge(person: FilePerson, row: number, draft: PersonDraft, name: string): void {
  // The fuller of two similar names: "J Smith" becomes "John Smith".
  if (name.length > person.name.length && nameKey(name) !== nameKey(person.name)) {
    person.name = name
    person.firstName = draft.firstName
    person.surname = draft.surname
  }
  person.title ||= draft.title
  person.idNumber ??= draft.idNumber
  person.note ??= draft.note
  person.emails = [...new Set([...person.emails, ...draft.emails])]
  person.phones = [...new Set([...person.phones, ...draft.phones])]
  if (person.rows.at(-1) !== row) person.rows.push(row)
}

function addTo<T>(map: Map<string, T[]>, key: string, value: T): void {
  const values = map.get(key)
  if (!values) map.set(key, [value])
  else if (!values.includes(value)) values.push(value)
}

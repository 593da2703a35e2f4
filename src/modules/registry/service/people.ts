import { toE164 } from '@/lib/phone'
import { tidy } from '@/lib/text'
import type { Ctx, TxCtx } from '@/server/context'
import { invalid, notFound, refuse, type DomainError } from '@/server/errors'
import { changesOf } from '@/lib/changes'
import { personCreated, personEdited } from '../events'
import { notEnded, readsAllContacts, requireEstate } from '../policy'
import type { CreatePerson, EditPerson } from '../schemas'
import { lockUnchanged } from './newer'
import { startTie, wrongWithTie } from './occupancies'

/** Somebody whom the estate knows already and who has the same email or phone. */
export type Alike = { id: string; name: string; units: string[]; sameEmail: boolean; samePhone: boolean }

/** Saved; or not, because the same email or phone is known and nobody said to save it all the same. */
export type SavedPerson = { saved: true; id: string } | { saved: false; alike: Alike[] }

/** Adds a person, with a first tie to a unit where one is given. */
export async function createPerson(ctx: Ctx, input: CreatePerson): Promise<SavedPerson> {
  requireEstate(ctx, 'people:write')
  const { fields, wrong } = fieldsOf(ctx, input)
  return ctx.tx(async (tx) => {
    const { occupancy } = input
    refuse([...wrong, ...(occupancy ? await wrongWithTie(tx, occupancy, 'occupancy.') : [])])
    const alike = asksAlike(tx, input) ? await alikePeople(tx, fields) : []
    if (alike.length > 0) return { saved: false, alike }
    const person = await tx.db.member.create({ data: fields, select: { id: true } })
    const unitIds = occupancy ? [occupancy.unitId] : []
    await tx.emit(personCreated, {
      entityId: person.id,
      payload: { name: fields.name, personId: person.id, unitIds },
    })
    if (occupancy) await startTie(tx, { ...occupancy, personId: person.id })
    return { saved: true, id: person.id }
  })
}

/** Saves over the state that was opened, if nobody saved a newer one meanwhile. */
export async function editPerson(ctx: Ctx, input: EditPerson): Promise<SavedPerson> {
  requireEstate(ctx, 'people:write')
  const { fields: typed, wrong } = fieldsOf(ctx, input)
  refuse(wrong)
  return ctx.tx(async (tx) => {
    await lockUnchanged(tx, 'person', input)
    const before = await tx.db.member.findUnique({ where: tx.key(input.id), select: PERSON })
    if (!before) throw notFound('person')
    const { occupancies, ...old } = before
    const fields = readsAllContacts(tx.actor) ? typed : { ...typed, ...contactOf(old) }
    // Only contacts that are new are worth a question.
    const fresh = {
      email: fields.email === old.email ? null : fields.email,
      phones: phonesOf(fields).filter((phone) => !phonesOf(old).includes(phone)),
    }
    const alike = asksAlike(tx, input)
      ? await alikePeople(tx, { email: fresh.email, ...splitPhones(fresh.phones) }, input.id)
      : []
    if (alike.length > 0) return { saved: false, alike }
    await tx.db.member.update({ where: tx.key(input.id), data: fields, select: { id: true } })
    await tx.emit(personEdited, {
      entityId: input.id,
      payload: { name: fields.name, personId: input.id, unitIds: occupancies.map(({ unitId }) => unitId) },
      changes: changesOf(old, fields),
    })
    return { saved: true, id: input.id }
  })
}

const PERSON = {
  name: true,
  firstName: true,
  surname: true,
  email: true,
  phone: true,
  otherPhones: true,
  note: true,
  occupancies: { select: { unitId: true } },
} as const

type Contact = { email: string | null; phone: string | null; otherPhones: string[] }

/** What whoever can't see it leaves as it is. */
const contactOf = ({ email, phone, otherPhones }: Contact): Contact => ({ email, phone, otherPhones })

const phonesOf = ({ phone, otherPhones }: Pick<Contact, 'phone' | 'otherPhones'>) => [
  ...(phone ? [phone] : []),
  ...otherPhones,
]

function splitPhones([phone, ...otherPhones]: string[]): Pick<Contact, 'phone' | 'otherPhones'> {
  return { phone: phone ?? null, otherPhones }
}

/** What is stored of what was typed, and what is wrong with it; phones are understood as the estate's country writes them. */
function fieldsOf(
  ctx: Ctx,
  input: Pick<CreatePerson, 'firstName' | 'surname' | 'email' | 'phones' | 'note'>,
) {
  const phones: string[] = []
  const wrong: DomainError[] = []
  input.phones.forEach((typed, index) => {
    if (!typed) return
    const phone = toE164(typed, ctx.estate.country)
    const words = 'This is no phone number. Write it with its country code, such as +27 82 123 4567.'
    if (!phone) wrong.push(invalid('registry.no_phone_number', words, { [`phones.${index}`]: words }))
    else if (!phones.includes(phone)) phones.push(phone)
  })
  const [firstName, surname] = [tidy(input.firstName), tidy(input.surname)]
  const fields = {
    firstName,
    surname,
    name: [firstName, surname].filter(Boolean).join(' '),
    email: input.email,
    ...splitPhones(phones),
    note: input.note,
  }
  return { fields, wrong }
}

const MOST_ALIKE = 5

/** Whoever may not read contacts isn't told either whether somebody has one: it is saved in any case. */
function asksAlike({ actor }: Ctx, { evenIfAlike }: Pick<CreatePerson, 'evenIfAlike'>): boolean {
  return !evenIfAlike && readsAllContacts(actor)
}

async function alikePeople(tx: TxCtx, contact: Contact, exceptId?: string): Promise<Alike[]> {
  const { email } = contact
  const phones = phonesOf(contact)
  if (!email && phones.length === 0) return []
  const people = await tx.db.member.findMany({
    where: {
      OR: [
        ...(email ? [{ email }] : []),
        ...(phones.length > 0 ? [{ phone: { in: phones } }, { otherPhones: { hasSome: phones } }] : []),
      ],
      ...(exceptId ? { id: { not: exceptId } } : {}),
    },
    orderBy: { name: 'asc' },
    take: MOST_ALIKE,
    select: {
      id: true,
      name: true,
      email: true,
      phone: true,
      otherPhones: true,
      occupancies: { where: notEnded(tx), select: { unit: { select: { number: true } } } },
    },
  })
  return people.map((person) => ({
    id: person.id,
    name: person.name,
    units: person.occupancies.map(({ unit }) => unit.number),
    sameEmail: email !== null && person.email === email,
    samePhone: phonesOf(person).some((phone) => phones.includes(phone)),
  }))
}

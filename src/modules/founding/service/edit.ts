import { changesOf } from '@/lib/changes'
import { maskFields } from '@/lib/mask'
import { toE164 } from '@/lib/phone'
import type { OperatorCtx } from '@/server/context'
import { writeEstateEvent, writePlatformEvent } from '@/server/audit'
import type { Prisma } from '@/generated/prisma/client'
import { unsafeAcrossEstates } from '@/server/db/client'
import { conflict, invalid, notFound } from '@/server/errors'
import { requireOperator } from '@/server/operator-rights'
import { z } from 'zod'
import { estateEdited } from '../events'
import { factsIn } from '../queries/estate-facts'
import { slugAnswer, slugRefusal } from '../queries/slugs'
import type { SaveEstate } from '../schemas'

const json = z.record(z.string(), z.json())

/** Saves what an estate is called, where it stands and at which address; its own trail and the platform's have it. */
export async function saveEstate(ctx: OperatorCtx, input: SaveEstate): Promise<void> {
  requireOperator(ctx, 'estates:edit')
  const { id, asOf, reason, ...typed } = input
  const values = {
    ...typed,
    contactEmail: typed.contactEmail.toLowerCase(),
    contactPhone: phoneOf(typed.contactPhone, typed.country),
  }
  try {
    await unsafeAcrossEstates('an operator edits an estate').$transaction((db) =>
      save(db, ctx, { id, asOf, reason, values }),
    )
  } catch (error) {
    if (!isTaken(error)) throw error
    throw slugRefusal(await slugAnswer(typed))
  }
}

type Saving = { id: string; asOf: string; reason: string; values: Omit<SaveEstate, 'id' | 'asOf' | 'reason'> }

async function save(db: Prisma.TransactionClient, ctx: OperatorCtx, { id, asOf, reason, values }: Saving) {
  await db.$queryRaw`SELECT id FROM estate WHERE id = ${id}::uuid FOR NO KEY UPDATE`
  const found = await factsIn(db, id)
  if (!found) throw notFound('estate')
  if (found.status === 'closed')
    throw conflict('founding.closed', 'This estate is closed. Reopen it before you change it.')
  if (found.asOf !== asOf) throw await changedMeanwhile(db, id, found.asOf)
  const changes = changesOf(found.values, values)
  if (Object.keys(changes).length === 0) return
  if (changes.slug) {
    const answer = await slugAnswer(values)
    if (answer.state !== 'free') throw slugRefusal(answer)
  }
  await db.estate.update({ where: { id }, data: emptied(values), select: { id: true } })
  await writePlatformEvent(db, ctx, {
    name: 'estate.edited',
    subjectType: 'estate',
    subjectId: id,
    reason,
    details: { slug: values.slug, name: values.name, changes: json.parse(maskFields(changes)) },
  })
  await writeEstateEvent(db, ctx, estateEdited, {
    estateId: id,
    payload: { reason },
    changes: { ...changes },
  })
}

/** What is empty is not there. */
function emptied({
  address,
  city,
  state,
  contactName,
  contactEmail,
  contactPhone,
  ...values
}: Saving['values']) {
  return {
    ...values,
    address: address || null,
    city: city || null,
    state: state || null,
    contactName: contactName || null,
    contactEmail: contactEmail || null,
    contactPhone: contactPhone || null,
  }
}

function phoneOf(typed: string, country: string): string {
  if (!typed) return ''
  const phone = toE164(typed, country)
  if (phone) return phone
  const words = 'This is no phone number. Write it with its country code, such as +27 82 123 4567.'
  throw invalid('founding.phone', words, { contactPhone: words })
}

/** By an operator here, or by an administrator in the settings. */
async function changedMeanwhile(db: Prisma.TransactionClient, estateId: string, asOf: string) {
  const event = await db.event.findFirst({
    where: { estateId, name: { in: [estateEdited.name, 'settings.general_changed'] } },
    orderBy: { id: 'desc' },
    select: { actorName: true, at: true },
  })
  return conflict(
    'founding.changed_meanwhile',
    `${event ? `${event.actorName} has changed this estate` : 'This estate was changed'} since you opened it. Have a look before you save.`,
    { by: event?.actorName ?? null, at: event?.at.toISOString() ?? null, asOf },
  )
}

function isTaken(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'P2002'
}

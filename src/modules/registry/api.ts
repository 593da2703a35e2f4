import type { TxCtx } from '@/server/context'
import { requireRoom } from '@/server/room'
import { propertyCreated } from './events'
import { requireEstate } from './policy'
import { propertyKindOf, unitKindOf } from './property'

/** Makes properties with the units of each, where none of them is there yet. */
export async function makeProperties(
  tx: TxCtx,
  properties: readonly { name: string; numbers: readonly string[] }[],
): Promise<void> {
  requireEstate(tx, 'units:write')
  await requireRoom(
    tx,
    'units',
    properties.reduce((sum, { numbers }) => sum + numbers.length, 0),
  )
  const kind = unitKindOf(tx.estate.unitWord)
  for (const { name, numbers } of properties) {
    const property = await tx.db.property.create({
      data: { name, kind: propertyKindOf(name) },
      select: { id: true },
    })
    await tx.db.unit.createMany({
      data: numbers.map((number) => ({ number, kind, propertyId: property.id })),
    })
    await tx.emit(propertyCreated, { entityId: property.id, payload: { name } })
  }
}

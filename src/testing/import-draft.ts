import type { Ctx } from '@/server/context'
import { storeUpload } from '@/server/files'
import { callerAs } from './caller'
import { ctxFor, makeEstate, makeMember } from './estate'

export const csv = (...lines: string[]) => Buffer.from(lines.join('\n'))

export const nothing = { units: 0, people: 0, occupancies: 0, vehicles: 0 }

/** How much of each the estate holds. */
export async function held({ db }: Ctx) {
  return {
    units: await db.unit.count(),
    people: await db.member.count({ where: { accountId: null } }),
    occupancies: await db.occupancy.count(),
    vehicles: await db.vehicle.count(),
  }
}

/** A list of so many rows, each with a unit and a person of its own. */
export const long = (rows: number) =>
  csv(
    'Unit,Surname,First name,Phone,Reg',
    ...Array.from(
      { length: rows },
      (_, index) => `${index + 1},Dube${index},Ann,08${String(20_000_000 + index)},CA${100_000 + index}`,
    ),
  )

/** A manager, and a draft from a file that the manager uploaded. */
export async function draftOf(bytes: Buffer, name: string, kind = 'register') {
  const estate = await makeEstate()
  const manager = await makeMember(estate, { roles: ['administrator'] })
  const ctx = ctxFor(estate, manager)
  const file = await storeUpload(ctx, { name, bytes, accept: 'list' })
  const caller = callerAs({ estate, member: manager }).registry
  const { imports } = caller
  const upload = async (bytes: Buffer, name: string) =>
    (await storeUpload(ctx, { name, bytes, accept: 'list' })).id
  const { id } = await imports.start({ kind, fileId: file.id })
  return { estate, ctx, caller, imports, id, upload, job: ctxFor(estate) }
}

import type { Ctx, EstateInfo, MemberActor } from '@/server/context'
import { visitEstate } from '@/server/auth/session'
import { systemClock } from '@/server/clock'
import type { ReportTicket } from '@/modules/tickets/schemas'
import { reportTicket } from '@/modules/tickets/service/report'
import { ctxFor, makeEstate, makeMember, makeUnit } from './estate'

/** An estate with a help desk, somebody who repairs, and a household. */
export async function makeHelpDesk() {
  const estate = await makeEstate()
  const [unit, category] = await Promise.all([
    makeUnit(estate),
    ctxFor(estate).db.ticketCategory.create({
      data: { name: 'Plumbing', defaultPriority: 'high' },
      select: { id: true },
    }),
  ])
  const [manager, facility, technician, otherTechnician, tenant, spouse, neighbour] = await Promise.all([
    makeMember(estate, { name: 'Mara Manager', roles: ['administrator'] }),
    makeMember(estate, { name: 'Femi Facility', roles: ['facility'] }),
    makeMember(estate, { name: 'Thabo Technician', roles: ['technician'] }),
    makeMember(estate, { name: 'Otto Other', roles: ['technician'] }),
    makeMember(estate, { name: 'Rita Resident', units: [{ id: unit.id, relation: 'tenant' }] }),
    makeMember(estate, { name: 'Sam Spouse', units: [{ id: unit.id, relation: 'household' }] }),
    makeMember(estate, {
      name: 'Nina Neighbour',
      units: [{ id: (await makeUnit(estate)).id, relation: 'owner' }],
    }),
  ])
  return { estate, unit, category, manager, facility, technician, otherTechnician, tenant, spouse, neighbour }
}

export type HelpDesk = Awaited<ReturnType<typeof makeHelpDesk>>

/** What a resident types; about the desk's unit unless said otherwise. */
export function aReport(
  desk: Pick<HelpDesk, 'unit' | 'category'>,
  parts: Partial<ReportTicket> = {},
): ReportTicket {
  return {
    categoryId: desk.category.id,
    title: 'The tap drips',
    description: '',
    place: { kind: 'unit', unitId: desk.unit.id },
    availability: '',
    permissionToEnter: false,
    fileIds: [],
    ...parts,
  }
}

export async function aTicket(
  desk: HelpDesk,
  by: MemberActor = desk.tenant,
  parts: Partial<ReportTicket> = {},
) {
  return reportTicket(ctxFor(desk.estate, by), aReport(desk, parts))
}

/** A file that a member has uploaded and attached to nothing yet. */
export async function aFile(ctx: Ctx, name = 'tap.jpg'): Promise<string> {
  const file = await ctx.db.file.create({
    data: { name, mime: 'image/jpeg', size: 3, sha256: '0'.repeat(64), uploadedById: ctx.actor.id },
    select: { id: true },
  })
  return file.id
}

/** The member as the next request sees them, after their roles or units have changed. */
export async function again(estate: EstateInfo, member: MemberActor): Promise<MemberActor> {
  const visit = await visitEstate(estate.id, member.sessionId, systemClock)
  if (!visit?.member) throw new Error('this session has ended')
  return visit.member.actor
}

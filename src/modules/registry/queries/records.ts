import type { FindRecords } from '@/server/module'

// What stands in the audit trail and still exists, for the links out of it. Whoever reads the trail has the right.

export const personRecords: FindRecords = async (ctx, ids) => {
  const people = await ctx.db.member.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  })
  return people.map(({ id, name }) => ({ id, label: name, href: `/manage/people/${id}` }))
}

export const unitRecords: FindRecords = async (ctx, ids) => {
  const units = await ctx.db.unit.findMany({ where: { id: { in: ids } }, select: { id: true, number: true } })
  return units.map(({ id, number }) => ({
    id,
    label: `${ctx.estate.unitWord} ${number}`,
    href: `/manage/units/${id}`,
  }))
}

export const propertyRecords: FindRecords = async (ctx, ids) => {
  const properties = await ctx.db.property.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  })
  return properties.map(({ id, name }) => ({
    id,
    label: name,
    href: `/manage/units?propertyId=${id}`,
  }))
}

export const vehicleRecords: FindRecords = async (ctx, ids) => {
  const vehicles = await ctx.db.vehicle.findMany({
    where: { id: { in: ids } },
    select: { id: true, registration: true },
  })
  return vehicles.map(({ id, registration }) => ({
    id,
    label: registration,
    href: `/manage/vehicles?q=${encodeURIComponent(registration)}`,
  }))
}

export const importRecords: FindRecords = async (ctx, ids) => {
  const runs = await ctx.db.importRun.findMany({
    where: { id: { in: ids } },
    select: { id: true, fileName: true },
  })
  return runs.map(({ id, fileName }) => ({ id, label: fileName, href: `/manage/import/${id}` }))
}

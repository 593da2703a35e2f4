import { describe, expect, it } from 'vitest'
import { isValidPhoneNumber } from 'libphonenumber-js/max'
import type { DemoEstate } from '@/server/module'
import { ctxFor, makeEstate } from '@/testing/estate'
import { demo, tellStory } from './demo'

const demoEstate = (country: string, units: number): DemoEstate => {
  let state = 7
  return {
    slug: 'demo',
    country,
    units,
    random: () => (state = (state * 16807) % 2147483647) / 2147483647,
    today: new Date('2026-11-20T09:00:00Z'),
  }
}

async function told(country: string, unitWord: string, units: number) {
  const ctx = ctxFor(await makeEstate({ country, unitWord }))
  await demo(ctx, demoEstate(country, units))
  const people = await ctx.db.member.findMany({
    orderBy: { id: 'asc' },
    select: { name: true, email: true, phone: true },
  })
  const homes = await ctx.db.unit.findMany({
    orderBy: { sortKey: 'asc' },
    select: { number: true, status: true },
  })
  return { ctx, people, homes }
}

describe('the demo’s register', () => {
  it.each([
    ['ZA', 'Erf', 40],
    ['KE', 'House', 400],
    ['NG', 'Flat', 800],
  ])(
    'of %s has its units, with people whose phones are real ones there',
    async (country, unitWord, units) => {
      const { people, homes } = await told(country, unitWord, units)
      expect(homes).toHaveLength(units)
      expect(new Set(homes.map(({ status }) => status)).size).toBeGreaterThan(1)
      const phones = people.flatMap(({ phone }) => phone ?? [])
      expect(phones.length).toBeGreaterThan(units)
      expect(phones.filter((phone) => !isValidPhoneNumber(phone))).toEqual([])
      expect(new Set(phones).size).toBe(phones.length)
      expect(
        people.flatMap(({ email }) => email ?? []).every((email) => email.endsWith('@example.com')),
      ).toBe(true)
    },
  )

  it('has an owner, a tenant and a household member who live in it, however small the estate', async () => {
    const { ctx } = await told('ZA', 'Erf', 8)
    for (const relation of ['owner', 'tenant', 'household'] as const)
      expect(
        await ctx.db.occupancy.count({ where: { relation, resident: true, until: null } }),
      ).toBeGreaterThan(0)
  })

  it('is the same in every run', async () => {
    const [once, again] = [await told('NG', 'Flat', 60), await told('NG', 'Flat', 60)]
    expect(again.people).toEqual(once.people)
    expect(again.homes).toEqual(once.homes)
  })

  it('has as many homes as an estate may have, with twelve thousand people and no plate twice', () => {
    const { units, people, vehicles } = tellStory(demoEstate('ZA', 5000), {
      kind: 'residential_estate',
      unitWord: 'Unit',
    })
    expect(new Set(units.map(({ number }) => number)).size).toBe(5000)
    expect(people.filter(({ status }) => status !== 'left').length).toBeGreaterThan(12_000)
    expect(new Set(vehicles.map(({ registration }) => registration)).size).toBe(vehicles.length)
  })
})

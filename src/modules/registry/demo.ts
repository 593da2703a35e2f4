import type { Prisma } from '@/generated/prisma/client'
import { inBatches } from '@/lib/batches'
import { fold } from '@/lib/text'
import type { Ctx, EstateInfo } from '@/server/context'
import type { DemoEstate } from '@/server/module'
import { CARS, COLOURS, countryOf, type Country } from './demo-names'
import { demoBuilders, demoMeters } from './demo-works'
import { toDate } from './occupancy'
import { unitKindOf } from './property'
import type { Relation } from './schemas'

const DAY = 86_400_000

/** Streets or blocks with their units, owners, tenants, households and cars: the same in every run. */
export async function demo(ctx: Ctx, estate: DemoEstate): Promise<void> {
  const { properties, units, people, ties, vehicles } = tellStory(estate, ctx.estate)
  const ids = await newIds(ctx, properties.length + units.length + people.length + vehicles.length)
  const idOf = (row: object): string => ids.of(row)
  await ctx.tx(async (tx) => {
    await tx.db.property.createMany({ data: properties.map((row) => ({ id: idOf(row), ...row })) })
    for (const some of inBatches(units))
      await tx.db.unit.createMany({
        data: some.map((unit) => {
          const { property, ...row } = unit
          return { id: idOf(unit), ...row, propertyId: idOf(property) }
        }),
      })
    for (const some of inBatches(people))
      await tx.db.member.createMany({ data: some.map((row) => ({ id: idOf(row), ...row })) })
    for (const some of inBatches(ties))
      await tx.db.occupancy.createMany({
        data: some.map(({ unit, person, ...row }) => ({
          ...row,
          unitId: idOf(unit),
          memberId: idOf(person),
        })),
      })
    for (const some of inBatches(vehicles))
      await tx.db.vehicle.createMany({
        data: some.map(({ unit, person, ...row }) => ({
          ...row,
          unitId: idOf(unit),
          memberId: idOf(person),
        })),
      })
    const at = units.map((unit) => ({ id: idOf(unit), status: unit.status ?? 'vacant' }))
    await tx.db.builder.createMany({ data: demoBuilders(at, estate.today) })
    for (const some of inBatches(demoMeters(at, estate.today))) await tx.db.meter.createMany({ data: some })
  })
}

/** All that the register of a demo estate will hold. */
export function tellStory(estate: DemoEstate, facts: Pick<EstateInfo, 'kind' | 'unitWord'>): Story {
  const story = new Story(estate, facts)
  story.tell()
  return story
}

/** Ids from the database, one for each row that asks, the same whenever it asks again. */
async function newIds(ctx: Ctx, count: number) {
  const rows = await ctx.db.$queryRaw<
    { id: string }[]
  >`SELECT uuidv7()::text AS id FROM generate_series(1, ${count}::int)`
  const given = new Map<object, string>()
  return {
    of(row: object): string {
      const id = given.get(row) ?? rows[given.size]?.id
      if (!id) throw new Error('the demo needs more ids than it asked for')
      given.set(row, id)
      return id
    },
  }
}

type Property = { name: string; kind: 'block' | 'street' }
type Unit = Omit<Prisma.UnitCreateManyInput, 'id' | 'propertyId'> & { property: Property }
type Person = {
  name: string
  firstName: string
  surname: string
  email: string | null
  phone: string | null
  status: 'unclaimed' | 'invited' | 'left'
}
type Tie = Omit<Prisma.OccupancyCreateManyInput, 'unitId' | 'memberId'> & { unit: Unit; person: Person }
type Vehicle = {
  registration: string
  make: string
  model: string
  colour: string
  unit: Unit
  person: Person
}

class Story {
  readonly properties: Property[] = []
  readonly units: Unit[] = []
  readonly people: Person[] = []
  readonly ties: Tie[] = []
  readonly vehicles: Vehicle[] = []
  private readonly country: Country
  /** A full one: 12,000 people and more in 5,000 homes. */
  private readonly isLarge: boolean
  private readonly plates = new Set<string>()
  private readonly owners: Person[] = []
  /** All of it is one landlord's. */
  private readonly isLet: boolean
  private readonly hasBlocks: boolean

  constructor(
    private readonly estate: DemoEstate,
    facts: Pick<EstateInfo, 'kind' | 'unitWord'>,
  ) {
    this.country = countryOf(estate.country)
    this.isLarge = estate.units > 1000
    this.isLet = facts.kind === 'rental_portfolio'
    this.hasBlocks = this.isLet || unitKindOf(facts.unitWord) === 'flat' || estate.units >= 200
  }

  tell(): void {
    this.build()
    for (const [index, unit] of this.units.entries()) this.settleIn(unit, index)
  }

  /** Houses stand along streets and are numbered through; flats are in blocks, by floor. */
  private build(): void {
    const { streets } = this.country
    const perProperty = this.unitsPerProperty(streets.length)
    for (let index = 0; index < this.estate.units; index++) {
      const at = Math.floor(index / perProperty)
      const within = index % perProperty
      const property = (this.properties[at] ??= this.property(at, streets[at] ?? `Street ${at + 1}`))
      this.units.push(this.hasBlocks ? this.flat(property, at, within) : this.house(property, index, within))
    }
  }

  private unitsPerProperty(streets: number): number {
    if (this.isLet) return 6
    return this.hasBlocks ? 40 : Math.max(4, Math.ceil(this.estate.units / streets))
  }

  private property(at: number, street: string): Property {
    if (this.isLet) return { name: `${9 * at + 4} ${street}`, kind: 'block' }
    return this.hasBlocks
      ? { name: `Block ${blockName(at)}`, kind: 'block' }
      : { name: street, kind: 'street' }
  }

  private flat(property: Property, block: number, within: number): Unit {
    const floor = Math.floor(within / 8)
    return {
      property,
      number: `${blockName(block)}${floor + 1}${String((within % 8) + 1).padStart(2, '0')}`,
      kind: 'flat',
      status: 'vacant',
      floor: floor === 0 ? 'Ground' : String(floor),
      bedrooms: 1 + Math.floor(this.estate.random() * 4),
      intercom: String(1000 + this.units.length),
    }
  }

  private house(property: Property, index: number, within: number): Unit {
    return {
      property,
      number: String(1001 + index),
      kind: 'house',
      status: 'vacant',
      streetNumber: String(2 * within + 1),
      streetName: property.name,
      bedrooms: 2 + Math.floor(this.estate.random() * 4),
      intercom: String(100 + index),
    }
  }

  /** One in twelve is empty, a few are being built or sold; the rest are lived in by owners or let. */
  private settleIn(unit: Unit, index: number): void {
    // The first are as every guide through the demo wants them.
    const chance = index < 6 ? 0.5 : this.estate.random()
    const isLet = this.isLet || index % 5 === 1 || (index > 5 && this.estate.random() < 0.3)
    if (chance < 0.03) unit.status = 'under_construction'
    else if (chance < 0.06) unit.status = 'for_sale'
    else if (chance >= 0.14) unit.status = 'occupied'
    const surname = this.pick(this.country.surnames)
    const owner = this.ownerOf(unit, surname, unit.status === 'occupied' && !isLet)
    if (this.estate.random() < 0.12) this.formerTenant(unit)
    if (unit.status !== 'occupied') return
    const head = isLet
      ? this.tie(unit, this.person(this.pick(this.country.surnames)), 'tenant', { head: true, years: 4 })
      : owner
    const household = index < 3 ? 2 : Math.floor(this.estate.random() * (this.isLarge ? 3.8 : 3.4))
    for (let count = 0; count < household; count++)
      this.tie(unit, this.person(head.surname), 'household', { years: 6 })
    const cars = this.estate.random() < 0.15 ? 0 : this.estate.random() < 0.35 ? 2 : 1
    for (let count = 0; count < cars; count++) this.park(unit, head)
  }

  /** Now and then somebody owns a second home in the estate, and lets it. */
  private ownerOf(unit: Unit, surname: string, livesThere: boolean): Person {
    const isSecond = !livesThere && this.owners.length > 0 && (this.isLet || this.estate.random() < 0.2)
    const landlord = isSecond ? this.pick(this.owners) : undefined
    return this.tie(unit, landlord ?? this.person(surname), 'owner', {
      head: livesThere,
      resident: livesThere,
      years: 12,
    })
  }

  private formerTenant(unit: Unit): void {
    const person = {
      ...this.person(this.pick(this.country.surnames), { isKept: false }),
      status: 'left',
    } as const
    this.people.push(person)
    const ended = 60 + Math.floor(this.estate.random() * 900)
    this.ties.push({
      unit,
      person,
      relation: 'tenant',
      resident: true,
      since: this.daysAgo(ended + 400),
      until: this.daysAgo(ended),
    })
  }

  private tie(
    unit: Unit,
    person: Person,
    relation: Relation,
    facts: { head?: boolean; resident?: boolean; years: number },
  ): Person {
    const since = this.daysAgo(20 + Math.floor(this.estate.random() * 365 * facts.years))
    const { head = false, resident = true } = facts
    this.ties.push({ unit, person, relation, resident, head, billingPayer: relation === 'owner', since })
    if (relation === 'owner') this.owners.push(person)
    return person
  }

  private person(surname: string, { isKept = true } = {}): Person {
    const { women, men } = this.country
    const firstName = this.pick(this.estate.random() < 0.5 ? women : men)
    const number = this.people.length + this.ties.length + 1
    const local = fold(`${firstName}.${surname}`).replace(/[^a-z.]/g, '')
    const hasPhone = this.estate.random() < 0.94
    const digits = String((number * 7919 + 1_234_567) % 10_000_000).padStart(7, '0')
    const person: Person = {
      firstName,
      surname,
      name: `${firstName} ${surname}`,
      email: this.estate.random() < 0.85 ? `${local}${number}@example.com` : null,
      phone: hasPhone ? `${this.pick(this.country.mobiles)}${this.mobileDigits(digits)}` : null,
      status: this.estate.random() < 0.2 ? 'invited' : 'unclaimed',
    }
    if (isKept) this.people.push(person)
    return person
  }

  /** Prefixes of three digits leave six or seven to give. */
  private mobileDigits(digits: string): string {
    return this.estate.country === 'KE' ? digits.slice(1) : digits
  }

  private park(unit: Unit, person: Person): void {
    const [make, model] = this.pick(CARS)
    let number = this.vehicles.length * 7 + 11
    while (this.plates.has(this.country.plate(number))) number += 1
    const registration = this.country.plate(number)
    this.plates.add(registration)
    this.vehicles.push({ registration, make, model, colour: this.pick(COLOURS), unit, person })
  }

  private daysAgo(days: number): Date {
    return toDate(new Date(this.estate.today.getTime() - days * DAY).toISOString().slice(0, 10))
  }

  private pick<T>(list: readonly T[]): T {
    const chosen = list[Math.floor(this.estate.random() * list.length)]
    if (chosen === undefined) throw new Error('the demo has nothing to choose from')
    return chosen
  }
}

/** A, B, ... Z, AA, ... */
function blockName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : blockName(Math.floor(index / 26) - 1) + letter
}

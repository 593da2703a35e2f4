import { describe, expect, it } from 'vitest'
import { estateAfter, importList, lines } from './fixtures/import-list'

const HEADER = 'Unit,Name,Relation,Phone,Email,Vehicle,Colour,Since\n'

describe('who is who', () => {
  it('takes one person with several units for one', async () => {
    const list = await importList(
      `${HEADER}1,Ann Müller,Owner,0821234567,ann@example.com,,,\n2,MULLER ANN,Owner,82 123 4567,,,,\n3,A Muller,Owner,,ANN@example.com,,,\n`,
    )
    expect(list.summary).toMatchObject({ units: 3, people: 1, occupancies: 3 })
    expect(list.plan.people[0]?.name).toBe('Ann Müller')
  })

  it('takes a couple with one address for two people and flags them', async () => {
    const list = await importList(
      `${HEADER}1,John Smith,Owner,0821234567,home@example.com,,,\n1,Jane Smith,Wife,0821234567,home@example.com,,,\n`,
    )
    expect(list.summary).toMatchObject({ units: 1, people: 2, occupancies: 2 })
    expect(list.summary.flags).toEqual([
      { row: 3, code: 'shared_contact', message: expect.stringContaining('John Smith (row 2)') },
    ])
  })

  it('takes the same person twice for one', async () => {
    const list = await importList(`${HEADER}1,Ann Dube,Owner,0821234567,,CA1,,\n1,ann  dube,owner,,,CA2,,\n`)
    expect(list.summary).toMatchObject({ people: 1, occupancies: 1, vehicles: 2, skipped: 0 })
    const again = await importList(`${HEADER}1,Ann Dube,Owner,0821234567,,CA1,,\n1,ann  dube,owner,,,CA1,,\n`)
    expect(again.summary).toMatchObject({ people: 1, occupancies: 1, vehicles: 1, skipped: 1 })
  })

  it('takes namesakes of one unit with contacts of their own for two', async () => {
    const list = await importList(
      `${HEADER}1,Ann Dube,Owner,0821234567,a1@example.com,,,\n1,Ann Dube,Tenant,0831234567,a2@example.com,,,\n`,
    )
    expect(list.summary).toMatchObject({ people: 2, occupancies: 2 })
    expect(list.summary.flags.map((flag) => flag.code)).toEqual(['possible_duplicate'])
  })

  it('stays quick when hundreds of people share the office phone', async () => {
    const word = (seed: number) =>
      Array.from('abcdef', (_, place) => String.fromCharCode(97 + (Math.floor(seed / 7 ** place) % 26))).join(
        '',
      )
    const rows = Array.from(
      { length: 3000 },
      (_, index) => `${index + 1},${word(index * 7919)} ${word(index * 104729)},Owner,0215551234,,,,`,
    )
    const list = await importList(HEADER + rows.join('\n'))
    expect(list.summary.people).toBe(3000)
    const again = await importList(HEADER + rows.join('\n'), { existing: estateAfter(list.plan) })
    expect(again.summary).toMatchObject({ skipped: 3000, created: { people: 0 } })
  })
})

describe('importing again', () => {
  const first = `${HEADER}1,John Smith,Owner,0821234567,home@example.com,CA123456,White,2020-01-01\n1,Jane Smith,Wife,0821234567,home@example.com,,,\n2,Ben Nel,Tenant,,,CY1,Red,\n2,,,,,,,\n`

  it('does nothing for the same file', async () => {
    const { plan } = await importList(first)
    const { summary } = await importList(first, { existing: estateAfter(plan) })
    const none = { units: 0, people: 0, occupancies: 0, vehicles: 0 }
    expect(summary).toMatchObject({ created: none, updated: none, skipped: 4 })
  })

  it('updates a changed phone, colour and date and leaves empty cells alone', async () => {
    const { plan } = await importList(first)
    const changed = await importList(
      `${HEADER}1,John Smith,Owner,0839999999,home@example.com,ca 123-456,Blue,2020-02-01\n2,Ben Nel,Tenant,0831234567,,CY1,,\n`,
      { existing: estateAfter(plan) },
    )
    expect(changed.summary).toMatchObject({
      created: { units: 0, people: 0, occupancies: 0, vehicles: 0 },
      updated: { units: 0, people: 2, occupancies: 1, vehicles: 1 },
    })
    expect(changed.plan.people[0]?.changes.phones).toEqual({ from: ['+27821234567'], to: ['+27839999999'] })
    expect(changed.plan.vehicles.map((vehicle) => vehicle.changes)).toEqual([
      { colour: { from: 'White', to: 'Blue' } },
      {},
    ])
    expect(changed.plan.outcomes.map((outcome) => outcome.action)).toEqual(['update', 'update'])
  })

  it('moves a vehicle that now stands in another unit and flags it', async () => {
    const { plan } = await importList(first)
    const moved = await importList(`${HEADER}7,New Person,Tenant,0845556666,,CA123456,,\n`, {
      existing: estateAfter(plan),
    })
    expect(moved.plan.vehicles[0]).toMatchObject({
      action: 'update',
      changes: { unit: { from: 'id 1', to: '7' } },
    })
    expect(moved.summary.flags.map((flag) => flag.code)).toEqual(['vehicle_moved'])
  })

  it('keeps a vehicle listed for two units where it stood first', async () => {
    const list = await importList(
      `${HEADER}1,Ann Dube,Owner,0821234567,,CA1,,\n2,Ben Nel,Owner,0831234567,,CA 1,,\n`,
    )
    expect(list.plan.vehicles).toMatchObject([{ registration: 'CA1', unit: '1' }])
    expect(list.summary.flags.map((flag) => flag.code)).toEqual(['vehicle_twice'])
  })
})

describe('a row that cannot come in', () => {
  const wrong = async (row: string) =>
    (await importList(`${HEADER}${row}\n9,Good One,Owner,,,,,\n`)).summary.errors.map((error) => error.column)

  it('names the column and imports nothing of the row', async () => {
    expect(await wrong('1,Ann Dube,Owner,0821234567,ann@,,,')).toEqual(['email'])
    expect(await wrong('1,Ann Dube,Owner,08212,,,,')).toEqual(['phone'])
    expect(await wrong(',Ann Dube,Owner,,,,,')).toEqual(['unit'])
    expect(await wrong('1,Ann Dube,Owner,,,,,31/02/2024')).toEqual(['since'])
    expect(await wrong('1,Ann Dube,Squatter,,,,,')).toEqual(['relation'])
    expect(await wrong('1,,Owner,0821234567,,,,')).toEqual(['name'])
    expect(await wrong('1,"=HYPERLINK(""x"")",Owner,,,,,')).toEqual(['name'])
    expect(await wrong('1,Ann Dube,Owner,,,a very long description of no car,,')).toEqual(['vehicle'])
    expect(await wrong('1,Ann Dube,Owner,08212,ann@,,,')).toEqual(['email', 'phone'])
  })

  it('takes N/A, dashes and question marks for empty', async () => {
    const list = await importList(`${HEADER}1,Ann Dube,Owner,N/A,-,none,?,unknown\n`)
    expect(lines(list)).toEqual(['1 | Ann Dube | owner'])
    expect(list.summary.errors).toEqual([])
  })

  it('keeps the first email address of a cell and flags the others', async () => {
    const list = await importList(`${HEADER}1,Sipho Nkosi,Owner,,sipho@x.co.za;s2@x.co.za,,,\n`)
    expect(list.plan.people).toMatchObject([{ email: 'sipho@x.co.za', note: 'Other email: s2@x.co.za' }])
    expect(list.summary.flags).toEqual([
      {
        row: 2,
        code: 'several_emails',
        message: expect.stringMatching(/only sipho@x\.co\.za .* s2@x\.co\.za/),
      },
    ])
  })

  it('keeps the good phone of a cell and flags the bad one', async () => {
    const list = await importList(`${HEADER}1,Ann Dube,Owner,0821234567 / 08312,,,,\n`)
    expect(list.plan.people[0]?.phones).toEqual(['+27821234567'])
    expect(list.summary.flags.map((flag) => flag.code)).toEqual(['dropped_value'])
  })
})

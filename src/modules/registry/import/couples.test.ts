import { describe, expect, it } from 'vitest'
import { couplesOfParts, namesOfCouple } from './couples'
import { estateAfter, importList } from './fixtures/import-list'
import { displayName } from './person-name'

const names = (text: string, surnameFirst = false) => namesOfCouple(text, surnameFirst)?.map(displayName)

describe('several people in one cell', () => {
  it.each([
    ['John and Mary Smith', ['John Smith', 'Mary Smith']],
    ['JOHN & MARY SMITH', ['John Smith', 'Mary Smith']],
    ['Mr & Mrs Smith', ['Mr Smith', 'Mrs Smith']],
    ['Mr. and Mrs. J Smith', ['J Smith', 'Mrs Smith']],
    ['Mr John and Mrs Mary Smith', ['John Smith', 'Mary Smith']],
    ['John Smith & Mary Jones', ['John Smith', 'Mary Jones']],
    ['Smith, John & Mary', ['John Smith', 'Mary Smith']],
    ['Smith, John / Jones, Mary', ['John Smith', 'Mary Jones']],
    ['Jan en Marie van der Merwe', ['Jan van der Merwe', 'Marie van der Merwe']],
    ['Anna/Peter Dube', ['Anna Dube', 'Peter Dube']],
  ])('%s are %j', (text, people) => {
    expect(names(text)).toEqual(people)
  })

  it('are read surname first where the header says so', () => {
    expect(names('Smith John & Mary', true)).toEqual(['John Smith', 'Mary Smith'])
  })

  it.each([
    'Smith & Sons',
    'Smith and Jones (Pty) Ltd',
    'Ravi s/o Kumar',
    'Andrew Sanders',
    'John E Smith',
    'Smith and family',
  ])('%s is one', (text) => {
    expect(namesOfCouple(text, false)).toBeNull()
  })

  it('are found in columns of their own', () => {
    const parts = (...cells: [string, string, string]) => couplesOfParts(...cells)?.map(displayName)
    expect(parts('', 'John & Mary', 'Smith')).toEqual(['John Smith', 'Mary Smith'])
    expect(parts('', 'John & Mary', 'Smith & Jones')).toEqual(['John Smith', 'Mary Jones'])
    expect(parts('Mr & Mrs', 'John', 'Smith')).toEqual(['John Smith', 'Mrs Smith'])
    expect(parts('Mr', 'John', 'Smith')).toBeUndefined()
  })
})

describe('a list with couples in one cell', () => {
  const list =
    'Unit,Name,Relation,Phone,Email\n1,Mr & Mrs Smith,Owner,0821234567 / 0839876543,home@example.com\n2,John and Mary Dube,Owner,"082 555 1111, 083 555 2222, 084 555 3333",\n'

  it('brings two people each, worth a look, who share what they have', async () => {
    const { plan, summary } = await importList(list)
    expect(plan.people.map(({ name, phones, email }) => [name, phones.length, email])).toEqual([
      ['Mr Smith', 1, 'home@example.com'],
      ['Mrs Smith', 1, 'home@example.com'],
      ['John Dube', 3, null],
      ['Mary Dube', 3, null],
    ])
    expect(summary.flags.filter(({ code }) => code === 'several_names').map(({ row }) => row)).toEqual([2, 3])
    expect(plan.people[2]?.phones[0]).toBe('+27825551111')
  })

  it('says nothing new when it comes again', async () => {
    const { plan } = await importList(list)
    const again = await importList(list, { existing: estateAfter(plan) })
    expect(again.summary).toMatchObject({
      created: { people: 0, occupancies: 0 },
      updated: { people: 0 },
      skipped: 2,
    })
  })
})

import { describe, expect, it } from 'vitest'
import { askable, peopleListOf, unitListOf, vehicleListOf } from './list-filters'

const address = (text: string) => new URLSearchParams(text)
const BLOCK = '01890000-0000-7000-8000-000000000000'

describe('the address of a list', () => {
  it('asks for everything where it says nothing', () => {
    expect(peopleListOf(address(''))).toEqual({})
    expect(unitListOf(address(''))).toEqual({})
    expect(vehicleListOf(address('q=%20'))).toEqual({})
  })

  it('says who is looked for, among whom and in which order', () => {
    const asked = `q=dube&relation=owner&relation=tenant&propertyId=${BLOCK}&status=active&hasVehicle=false&noContact=true&sort=-unit`
    expect(peopleListOf(address(asked))).toEqual({
      q: 'dube',
      relation: ['owner', 'tenant'],
      propertyId: [BLOCK],
      status: ['active'],
      hasVehicle: false,
      noContact: true,
      sort: 'unit',
      down: true,
    })
  })

  it('is taken for what it can mean, and no further', () => {
    expect(peopleListOf(address('relation=king&status=&propertyId=1&sort=height'))).toEqual({})
    expect(unitListOf(address('status=vacant&status=gone&kind=castle&sort=-number'))).toEqual({
      status: ['vacant'],
      down: true,
    })
  })

  it('asks nothing that its reader may not know, whoever sent it', () => {
    const sent = address('q=dube&hasVehicle=true&noContact=true&sort=-unit')
    const may = (seeVehicles: boolean, seeContacts: boolean) =>
      askable(sent, { seeVehicles, seeContacts }).toString()
    expect(may(true, true)).toBe('q=dube&hasVehicle=true&noContact=true&sort=-unit')
    expect(may(false, true)).toBe('q=dube&noContact=true&sort=-unit')
    expect(may(true, false)).toBe('q=dube&hasVehicle=true&sort=-unit')
    expect(sent.get('hasVehicle')).toBe('true')
  })
})

import { describe, expect, it } from 'vitest'
import { readEmails } from './email'
import { readHeader } from './header-words'
import { properName, splitFullName } from './person-name'
import { readPlates } from './plates'
import { readRelation } from './relation-words'
import { readUnitNumber, withProperty } from './unit-number'

describe('headers', () => {
  const fieldsOf = (headers: string[]) => headers.map((header) => readHeader(header).field)

  it('knows units by many words', () => {
    const headers = [
      'Erf',
      'ERF NO.',
      'Stand #',
      'Flat No',
      'Hse No',
      'Apt. Number',
      'Unit\nNo.',
      'Plot no',
      'Eenheid',
      'Lote',
      'Nyumba',
      'Appartement N°',
      'Unit Numbr',
    ]
    expect(new Set(fieldsOf(headers))).toEqual(new Set(['unit']))
  })

  it('knows phones, emails and vehicles by many words', () => {
    expect(
      new Set(
        fieldsOf([
          'Cell',
          'Mobile No',
          'TEL.',
          'WhatsApp Number',
          'Contact No.',
          'Selfoon',
          'Téléphone',
          'Telemóvel',
          'Simu',
          'Celphone',
          'GSM',
          'Owner Cell Phone',
          'Phone 2',
          'Alternative number (phone)',
        ]),
      ),
    ).toEqual(new Set(['phone']))
    expect(
      new Set(fieldsOf(['E-mail', 'EMAIL ADDRESS', 'e mail', 'Courriel', 'E-pos', 'Barua pepe', 'Emial'])),
    ).toEqual(new Set(['email']))
    expect(
      new Set(
        fieldsOf([
          'Vehicle Reg',
          'Reg 1',
          'Car Registration No',
          'Number plate',
          'Licence plate',
          'Vehicle 2',
          'Matrícula',
          'Plaque',
          'Car Reg. (2)',
        ]),
      ),
    ).toEqual(new Set(['vehicle']))
  })

  it('knows a start from an end and an owner from a date', () => {
    expect(
      fieldsOf(['Owner/Tenant since', 'Move-in date', 'Lease start', 'Lease end date', 'Since', 'Desde']),
    ).toEqual(['since', 'since', 'since', 'until', 'since', 'since'])
  })

  it('leaves out what belongs to somebody or something else', () => {
    expect(
      fieldsOf([
        'Emergency contact no',
        'Next of kin phone',
        'Date of birth',
        'Access tag no',
        'Levy balance',
        'No.',
        'S/N',
        '',
      ]),
    ).toEqual(Array.from({ length: 8 }, () => null))
  })

  it('tells whom a column is about and which of several it is', () => {
    expect(readHeader("Tenant's Mobile")).toMatchObject({ field: 'phone', party: 'tenant' })
    expect(readHeader('Reg 2')).toMatchObject({ field: 'vehicle', group: 2 })
    expect(readHeader('2nd vehicle')).toMatchObject({ field: 'vehicle', group: 2 })
    expect(readHeader('Owner')).toMatchObject({ field: null, people: 'owner' })
  })
})

describe('relations', () => {
  it('knows the words of many lists', () => {
    const relation = (text: string) => readRelation(text)?.relation
    expect(
      [
        'OWNER',
        'Landlord',
        'eienaar',
        'Proprietário',
        'Propriétaire',
        'mmiliki',
        'Co-owner',
        'Onwer',
        'Owner-Resident',
        'O',
      ].map(relation),
    ).toEqual(Array.from({ length: 10 }, () => 'owner'))
    expect(
      [
        'Tenant',
        'lessee',
        'Occupier',
        'Huurder',
        'inquilino',
        'Locataire',
        'mpangaji',
        'Tennant',
        'Renting',
      ].map(relation),
    ).toEqual(Array.from({ length: 9 }, () => 'tenant'))
    expect(
      [
        'Spouse',
        'Child',
        'household member',
        "Owner's wife",
        'Son of tenant',
        'Daughter-in-law',
        'kind',
        'mtoto',
      ].map(relation),
    ).toEqual(Array.from({ length: 8 }, () => 'household'))
    expect(['Lodger?', 'Squatter', 'Owner and tenant', ''].map(relation)).toEqual(
      Array.from({ length: 4 }, () => undefined),
    )
  })

  it('knows who lives in the unit where the words say so', () => {
    expect(
      [
        'Owner-Resident',
        'Resident Owner',
        'Owner/Occupier',
        'Owner',
        'Landlord',
        'Non-resident owner',
        'Tenant',
      ].map((text) => readRelation(text)?.resident),
    ).toEqual([true, true, true, null, false, false, true])
  })
})

describe('names', () => {
  it('writes capitals as people do', () => {
    const names = [
      'VAN DER MERWE',
      "O'BRIEN",
      'DU PLESSIS',
      'MCDONALD',
      'RENÉE',
      'LE ROUX',
      'DOS SANTOS',
      'SMITH-JONES',
      'nkosi',
      'JP',
      'McDonald',
      'ABC PROPERTIES (PTY) LTD',
    ]
    expect(names.map((name) => properName(name))).toEqual([
      'van der Merwe',
      "O'Brien",
      'du Plessis',
      'McDonald',
      'Renée',
      'Le Roux',
      'dos Santos',
      'Smith-Jones',
      'Nkosi',
      'JP',
      'McDonald',
      'ABC PROPERTIES (PTY) LTD',
    ])
  })

  it('takes whole names apart', () => {
    const split = (text: string, surnameFirst = false) => {
      const { firstName, surname } = splitFullName(text, surnameFirst)
      return [firstName, surname]
    }
    expect(split('Smith, John')).toEqual(['John', 'Smith'])
    expect(split('John Peter Smith')).toEqual(['John Peter', 'Smith'])
    expect(split('JAN VAN DER MERWE')).toEqual(['Jan', 'van der Merwe'])
    expect(split('Dr. A. N. Other')).toEqual(['A. N.', 'Other'])
    expect(split('DUBE T.')).toEqual(['T.', 'Dube'])
    expect(split('VAN WYK KOOS', true)).toEqual(['Koos', 'van Wyk'])
    expect(split('Madonna')).toEqual(['', 'Madonna'])
    expect(split('The Smith Family Trust')).toEqual(['', 'The Smith Family Trust'])
    expect(splitFullName('Mr & Mrs J Smith', false)).toEqual({
      title: 'Mr & Mrs',
      firstName: 'J',
      surname: 'Smith',
    })
  })
})

describe('vehicles', () => {
  it('finds registrations alone, in several and among makes and colours', () => {
    const plates = (cell: string) => readPlates(cell).plates
    expect(plates('ca 123-456')).toEqual(['CA123456'])
    expect(plates('CA123456 / CY 99 & ND 12345')).toEqual(['CA123456', 'CY99', 'ND12345'])
    expect(plates('KDA 123A, KBZ 456B')).toEqual(['KDA123A', 'KBZ456B'])
    expect(plates('CA123456 CY654321')).toEqual(['CA123456', 'CY654321'])
    expect(plates('Toyota Corolla KDA 123A white')).toEqual(['KDA123A'])
    expect(plates('MH-12-AB-1234')).toEqual(['MH12AB1234'])
    expect(plates('none')).toEqual([])
    expect(plates('White Toyota')).toEqual([])
  })
})

describe('emails', () => {
  it('finds addresses in small letters and names what is none', () => {
    expect(readEmails('Ann Dube <Ann.Dube@Example.COM>; mailto:b@x.co.za, N/A')).toEqual({
      emails: ['ann.dube@example.com', 'b@x.co.za'],
      rejected: [],
    })
    expect(readEmails('not-an-address')).toEqual({ emails: [], rejected: ['not-an-address'] })
    for (const bad of ['a@b', 'a@@b.com', 'a b@c', '@x.com', 'a@-x.com', 'a@x..com', 'ä@x.com'])
      expect([bad, readEmails(bad).emails]).toEqual([bad, []])
  })
})

describe('units', () => {
  it('leaves out the words for a unit', () => {
    const number = (cell: string | number) => readUnitNumber(cell, { unit: 'erf' })
    for (const cell of ['12', 12, '12.0', 'Unit 12', 'Flat No. 12', 'Hse #12', 'ERF 12', '# 12'])
      expect(number(cell)).toEqual({ number: '12' })
    expect([number('A-0101'), number('Villa Rosa'), number('Unit A'), number('N/A'), number(' ')]).toEqual([
      { number: 'A-0101' },
      { number: 'Villa Rosa' },
      { number: 'A' },
      null,
      null,
    ])
  })

  it('refuses formulas, signs and numbers that became dates', () => {
    expect(readUnitNumber('=A1', { unit: 'erf' })).toHaveProperty('problem')
    expect(readUnitNumber('***!', { unit: 'erf' })).toHaveProperty('problem')
    expect(readUnitNumber({ day: '2024-02-01' }, { unit: 'erf' })).toHaveProperty('problem')
  })

  it('puts the block before the number once', () => {
    expect([
      withProperty('1', 'Block A'),
      withProperty('A1', 'Block A'),
      withProperty('1', 'Marula Court'),
    ]).toEqual(['A-1', 'A1', 'Marula Court 1'])
  })
})

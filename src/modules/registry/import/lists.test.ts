import { describe, expect, it } from 'vitest'
import { importList, lines } from './fixtures/import-list'

const windows1252 = (text: string) => Buffer.from(text, 'latin1')
const utf16le = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])

describe('lists of other estates', () => {
  it('reads a Kenyan list of tenants', async () => {
    const list = await importList(
      [
        'Hse No,Tenant Name,Mobile No,Plate',
        'A1,JANE WANJIKU KAMAU,0712 345 678,KDA 123A',
        'A2,Peter Otieno,254722000111,KBZ 456 C / KCA 001X',
        'B 1,Amina Yusuf,+254 (0)733 222333,N/A',
      ].join('\n'),
      { country: 'KE' },
    )
    expect(lines(list)).toEqual([
      'A1 | Jane Wanjiku Kamau | tenant | +254712345678 |  | KDA123A',
      'A2 | Peter Otieno | tenant | +254722000111 |  | KBZ456C KCA001X',
      'B 1 | Amina Yusuf | tenant | +254733222333',
    ])
  })

  it('keeps apart the flats of blocks that each count from 1', async () => {
    const list = await importList(
      [
        'S/N|Block|Flat|Occupant|GSM|Status|Car Reg No',
        '1|A|1|Chief Emeka Okafor|08031234567|Landlord|LAG-123-AB',
        '2|A|2|Ngozi Eze|0806 123 4567|Tenant|',
        '3|B|1|BELLO, Musa|2348091234567|Tenant|ABJ 456 XY',
      ].join('\n'),
      { country: 'NG' },
    )
    expect(lines(list)).toEqual([
      'A-1 | Emeka Okafor | owner | +2348031234567 |  | LAG123AB',
      'A-2 | Ngozi Eze | tenant | +2348061234567',
      'B-1 | Musa Bello | tenant | +2348091234567 |  | ABJ456XY',
    ])
    expect(list.plan.occupancies[0]?.resident).toBe(false)
    expect(list.plan.units.map((unit) => unit.property)).toEqual(['A', 'A', 'B'])
  })

  it('reads an Indian society with wings', async () => {
    const list = await importList(
      [
        'Sr No\tWing\tFlat No\tOwner Name\tContact\tVehicle No\tPossession Date',
        '1\tA\tA-101\tRavi Kumar Sharma\t98765 43210\tMH-12-AB-1234\t15-08-2019',
        '2\tB\tB-0202\tMrs. Sunita Patel\t+91 9820012345\tMH 02 CD 5678, MH02EF0001\t01-Jan-21',
      ].join('\n'),
      { country: 'IN' },
    )
    expect(lines(list)).toEqual([
      'A-101 | Ravi Kumar Sharma | owner | +919876543210 |  | MH12AB1234 | 2019-08-15',
      'B-0202 | Sunita Patel | owner | +919820012345 |  | MH02CD5678 MH02EF0001 | 2021-01-01',
    ])
  })

  it('reads a German list in Windows-1252 with semicolons', async () => {
    const list = await importList(
      windows1252(
        [
          'Wohnung;Nachname;Vorname;Handynummer;Kennzeichen;Eigentümer/Mieter;Einzug',
          '12;Müller;Jürgen;0712 345 678;KDA 123A;Eigentümer;01.03.2019',
          '13;Groß;Käthe;0722 000 111;;Mieterin;',
        ].join('\r\n'),
      ),
      { country: 'KE' },
    )
    expect(lines(list)).toEqual([
      '12 | Jürgen Müller | owner | +254712345678 |  | KDA123A | 2019-03-01',
      '13 | Käthe Groß | tenant | +254722000111',
    ])
  })

  it('reads a Spanish list', async () => {
    const list = await importList(
      [
        'Departamento,Apellidos,Nombre,Teléfono móvil,Correo electrónico,Propietario o inquilino',
        '4B,García Núñez,Begoña,0712 345 678,begona@example.com,Propietaria',
      ].join('\n'),
      { country: 'KE' },
    )
    expect(lines(list)).toEqual(['4B | Begoña García Núñez | owner | +254712345678 | begona@example.com'])
  })

  it('reads a Portuguese list in Windows-1252 with semicolons', async () => {
    const list = await importList(
      windows1252(
        'Fração;Nome;Apelido;Telemóvel;Correio eletrónico;Situação;Matrícula;Desde\r\n' +
          '1ºA;João;Gonçalves;912 345 678;joao@exemplo.pt;Proprietário;12-AB-34;03/04/2018\r\n' +
          '1ºB;Inês;Conceição;+351 961234567;ines@exemplo.pt;Inquilina;;25/12/2020\r\n',
      ),
      { country: 'PT' },
    )
    expect(lines(list)).toEqual([
      '1ºA | João Gonçalves | owner | +351912345678 | joao@exemplo.pt | 12AB34 | 2018-04-03',
      '1ºB | Inês Conceição | tenant | +351961234567 | ines@exemplo.pt |  | 2020-12-25',
    ])
  })

  it('reads a French list in UTF-16 with tabs', async () => {
    const list = await importList(
      utf16le(
        'Lot\tNom\tPrénom\tTéléphone\tCourriel\tQualité\tImmatriculation\n' +
          '12\tLEFÈVRE\tÉlodie\t06 12 34 56 78\telodie@exemple.fr\tPropriétaire\tAB-123-CD\n' +
          '14\tDupont\tJean-Luc\t0033 6 98 76 54 32\t\tLocataire\t\n',
      ),
      { country: 'FR' },
    )
    expect(lines(list)).toEqual([
      '12 | Élodie Lefèvre | owner | +33612345678 | elodie@exemple.fr | AB123CD',
      '14 | Jean-Luc Dupont | tenant | +33698765432',
    ])
  })

  it.each([
    ['little', (text: string) => Buffer.from(text, 'utf16le')],
    ['big', (text: string) => Buffer.from(text, 'utf16le').swap16()],
  ])('reads UTF-16 that has no mark, with the %s end first', async (_, bytes) => {
    const list = await importList(bytes('Lot\tNom\tPrénom\n12\tLEFÈVRE\tÉlodie\n14\tDupont\tJean-Luc\n'))
    expect(lines(list)).toEqual(['12 | Élodie Lefèvre | household', '14 | Jean-Luc Dupont | household'])
  })

  it('reads cells with stray control characters as if they had none', async () => {
    const list = await importList('Unit,Surname,Phone\n12,Du\u0000be\u0007,0821234567\n14,Nel,\u0000\n')
    expect(lines(list)).toEqual(['12 | Dube | household | +27821234567', '14 | Nel | household'])
  })

  it('reads an Afrikaans list', async () => {
    const list = await importList(
      'Erfnommer,Van,Voornaam,Selfoon,E-pos,Tipe,Registrasie\n7,Van Zyl,Koos,0821234567,koos@voorbeeld.co.za,Eienaar,CA 12-34\n8,Nel,Sannie,0831234567,,Huurder,\n',
    )
    expect(lines(list)).toEqual([
      '7 | Koos Van Zyl | owner | +27821234567 | koos@voorbeeld.co.za | CA1234',
      '8 | Sannie Nel | tenant | +27831234567',
    ])
  })

  it('reads a Swahili list', async () => {
    const list = await importList(
      'Namba ya nyumba;Jina;Simu;Gari;Hali\n3;Asha Juma;0754123456;T 123 ABC;Mpangaji\n4;Ali Said;0713123456;;Mmiliki\n',
      {
        country: 'TZ',
      },
    )
    expect(lines(list)).toEqual([
      '3 | Asha Juma | tenant | +255754123456 |  | T123ABC',
      '4 | Ali Said | owner | +255713123456',
    ])
  })

  it('reads several vehicle columns with their makes and colours', async () => {
    const list = await importList(
      'Unit,Name,Reg 1,Make 1,Colour 1,Reg 2,Make 2,Colour 2\n5,Ann Dube,ca 123-456,toyota,WHITE,nd 12345,BMW,black\n6,Ben Dube,,,,GP 99 XX GP,VW,Red\n',
    )
    expect(list.plan.vehicles.map(({ registration, make, colour }) => [registration, make, colour])).toEqual([
      ['CA123456', 'Toyota', 'White'],
      ['ND12345', 'BMW', 'Black'],
      ['GP99XXGP', 'VW', 'Red'],
    ])
  })

  it('reads owner and tenant as columns of yes and no', async () => {
    const list = await importList(
      'Stand;Full Names;Owner;Tenant;Tel\n1;Ann Dube;Yes;No;0821234567\n2;Ben Nel;;X;0831234567\n3;Cas Roos;Y;Y;0841234567\n',
    )
    expect(lines(list)).toEqual([
      '1 | Ann Dube | owner | +27821234567',
      '2 | Ben Nel | tenant | +27831234567',
      '3 | Cas Roos | owner | +27841234567',
    ])
    expect(list.plan.occupancies.map((one) => one.resident)).toEqual([false, true, true])
  })

  it('reads owner and tenant side by side in one row', async () => {
    const list = await importList(
      'Flat,Owner Name,Owner Cell,Tenant Name,Tenant Cell,Vehicle Reg\n1,Ann Dube,0821234567,Ben Nel,0831234567,CA1234\n2,Cas Roos,0841234567,,,CA5678\n3,Vacant,,,,\n',
    )
    expect(lines(list)).toEqual([
      '1 | Ann Dube | owner | +27821234567',
      '1 | Ben Nel | tenant | +27831234567 |  | CA1234',
      '2 | Cas Roos | owner | +27841234567 |  | CA5678',
    ])
    expect(list.summary).toMatchObject({ units: 3, errors: [] })
  })

  it('reads two residents of one row and an owner who is listed as resident too', async () => {
    const american = await importList(
      'Bldg,Unit,Resident 1,Resident 2,Cell Phone,Own/Rent\n1,101,Ann Lee,Bob Lee,212-555-0101,Own\n1,102,Cy Fox,,,Rent\n',
      {
        country: 'US',
      },
    )
    expect(lines(american)).toEqual([
      '101 | Ann Lee | owner | +12125550101',
      '101 | Bob Lee | owner',
      '102 | Cy Fox | tenant',
    ])
    const both = await importList(
      'Unit,Owner,Owner Cell,Resident,Resident Cell\n1,Ann Dube,0821234567,Ann Dube,0821234567\n2,Cas Roos,0841234567,Dee Fox,0851234567\n',
    )
    expect(lines(both)).toEqual([
      '1 | Ann Dube | owner | +27821234567',
      '2 | Cas Roos | owner | +27841234567',
      '2 | Dee Fox | household | +27851234567',
    ])
    expect(both.plan.occupancies.map((one) => one.resident)).toEqual([true, false, true])
  })

  it('reads addresses where a list has no unit numbers', async () => {
    const list = await importList(
      'Street Number,Street Name,Full Name,Type\n12,Oak Ave,Ann Dube,Owner\n12,Elm St,Cas Roos,Tenant\n',
    )
    expect(lines(list)).toEqual(['12 Oak Ave | Ann Dube | owner', '12 Elm St | Cas Roos | tenant'])
  })

  it('reads American dates by their evidence', async () => {
    const list = await importList(
      'Apt #,First,Last Name,Phone,Move-in Date,Type\n1A,Ann,Lee,(212) 555-0101,03/04/2021,Renter\n2B,Bob,Ray,212-555-0102,12/31/2020,Owner\n',
      {
        country: 'US',
      },
    )
    expect(list.plan.occupancies.map((one) => one.since)).toEqual(['2021-03-04', '2020-12-31'])
    const dayFirst = await importList('Unit,Name,Since\n1,Ann Lee,03/04/2021\n2,Bob Ray,31/12/2020\n', {
      country: 'US',
    })
    expect(dayFirst.plan.occupancies.map((one) => one.since)).toEqual(['2021-04-03', '2020-12-31'])
  })

  it('reads phones with slashes, in pairs, with labels and extensions', async () => {
    const list = await importList(
      'Unit,Name,Phone\n1,Ann Dube,082/123/4567\n2,Ben Nel,0821234568/0831234567\n3,Cas Roos,"Cell: 082 123 4569\nor 021 555 1234 ext 12"\n4,Dee Fox,082 123 4570 083 123 4571\n5,Eve May,+27 (0)82 123-4572; N/A\n',
    )
    expect(list.plan.people.map((person) => person.phones)).toEqual([
      ['+27821234567'],
      ['+27821234568', '+27831234567'],
      ['+27821234569', '+27215551234'],
      ['+27821234570', '+27831234571'],
      ['+27821234572'],
    ])
  })
})

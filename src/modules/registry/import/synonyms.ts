import type { Field, Party } from './fields'

/**
 * What columns are called in the lists of estates: English of South Africa, Kenya, Nigeria, India, Britain and America, and
 * French, Portuguese, Spanish, German, Afrikaans and Swahili. Written without accents; `no` stands for every way to write "number".
 * Phrases are separated by commas; spaces don't count.
 */
const PHRASES: Readonly<Record<Field, string>> = {
  unit: `unit, unit no, unit id, unit code, unit ref, unit name, erf, erf no, erven, stand, stand no, plot, plot no, lot, lot no, flat, flat no,
    apartment, apartment no, apt, apt no, suite, suite no, door, door no, house, house no, hse, hse no, home no, villa, villa no,
    townhouse, townhouse no, cottage, cottage no, section no, ss no, property no, premises no, dwelling, dwelling no, site no,
    residence no, residence, bungalow no, duplex no, room no, shop no, stand erf no, erf stand no, unit flat no, flat unit no, house unit no,
    unit house no, flat house no, house flat no,  apartment unit, unit apartment, appartement, appartement no, appt, appt no,
    logement, logement no, lot copropriete, villa maison, maison, maison no, apartamento, apartamento no, apto, fracao, fracao autonoma,
    lote, lote no, casa, casa no, moradia, eenheid, eenheid no, eenheidsno, woonstel, woonstel no, huis, huis no, huisno, erfno, erfnommer,
    eenheidnommer, woonstelnommer, huisnommer, plotno, nyumba, nyumba no, no nyumba, nyumbani, chumba no, haus, haus nr, hausnr, hausnummer, wohnung, wohnung nr, wohnungsnr, wohnungsnummer, vivienda, departamento, depto, apartamento no, unidad, unidad no`,
  property: `property, bldg, blk, blk no, block, block no, block name, wing, tower, building, building name, court, phase, complex, cluster, zone, phase no,
    property name, complex name, scheme, section, block wing, wing block, tower block, tower wing, block tower, society, precinct, village,
    bloc, batiment, immeuble, tour, bloco, edificio, torre, predio, blok, gebou, jengo, block or street, block or building`,
  streetNumber: `street no, str no, road no, st no, no street, rue no, rua no, numero de porta, straatnommer, straat no, straatno`,
  streetName: `street, street name, str name, str, road, road name, avenue, close, lane, crescent, street road, road street, street address,
    physical address, house address, home address, property address, unit address, stand address, address, address line 1, address 1, residential address, location, rue, adresse, rua, morada, endereco, straat,
    straatnaam, adres, mtaa, barabara, anwani, jina la mtaa, calle, direccion, strasse, strassenname`,
  title: `title, salutation, prefix, honorific, titel, titulo, civilite, mr mrs, mr mrs ms`,
  surname: `surname, last name, lastname, family name, second name, sur name, l name, lname, nom de famille, nom, apelido, sobrenome, ultimo nome,
    van, familienaam, agternaam, jina la ukoo, jina la mwisho, jina la familia, surname company, surname or company, apellido, apellidos, primer apellido, nachname, familienname, zuname`,
  firstName: `first name, firstname, first names, name first, given name, given names, forename, forenames, other names, other name, christian name,
    f name, fname, names first, known as, preferred name, initials, prenom, prenoms, primeiro nome, nome proprio, voornaam, voorname, voornaam voorname,
    noemnaam, voorletters, jina la kwanza, first name initials, initials first name, first and middle name, first middle name, nombre, nombres, nombre de pila, primer nombre, vorname, vornamen, rufname`,
  fullName: `name, names, full name, full names, fullname, complete name, name surname, name and surname, surname name, surname and name,
    surname first name, surname and first name, surname and first names, first name surname, first name and surname, first names and surname, first name last name,
    last name first name, surname initials, surname and initials, initials surname, initials and surname, contact name, contact person,
    person name, resident name, member name, client name, customer name, head of household, household head, head of family, display name,
    nom et prenom, nom prenom, nom complet, prenom et nom, nome, nome completo, nome e apelido, naam, naam en van, van en naam, volle naam,
    volle name, jina, jina kamili, majina, majina kamili, account name, account holder, nombre completo, nombre y apellido, nombre y apellidos, apellido y nombre, apellidos y nombre, name vorname, vorname name, vorname und nachname, vor und nachname`,
  relation: `relation, relationship, relation to unit, status, type, category, role, occupancy, occupancy type, occupancy status, occupation status,
    tenure, tenancy, tenancy type, tenancy status, ownership, ownership type, ownership status, occupant type, occupier type, resident type, resident status,
    residency, residency status, residential status, member type, person type, capacity, class, owner or tenant, owner tenant, tenant owner, tenant or owner, own rent, own or rent,
    rent own, owned rented, owner renter, o t, landlord tenant, landlord or tenant, statut, qualite, type occupant, relacao, tipo, tipo de ocupante,
    situacao, eienaar huurder, verwantskap, hali, aina, aina ya mkazi, situacion, tipo de residente, propietario o inquilino, eigentumer mieter, eigentumer oder mieter, verhaltnis`,
  isOwner: `is owner, owner y n, owner yes no, owner flag`,
  isTenant: `is tenant, tenant y n, tenant yes no, tenant flag, rented, is rented, let, is let, rental`,
  resident: `is resident, resident y n, resident yes no, lives here, living here, lives in unit, owner occupied, owner occupier, lives on site,
    staying, residing, in residence, occupied by owner, self occupied`,
  phone: `phone, phone no, telephone, telephone no, tel, tel no, cell, cell no, cellphone, cellphone no, cell phone, cell phone no, mobile, mobile no, mobile phone,
    mobile phone no, mob, mob no, gsm, gsm no, handphone, contact no, contact nos, contact phone, contact cell, contact mobile, contact tel, contact, contacts, contact details,
    contact info, whatsapp, whatsapp no, ph, ph no, phone contact, msisdn, landline, home phone, work phone, home tel, work tel, tel home, tel work, phone home, phone work,
    tel cell, phone cell, phone mobile, tel h, tel w, call no, telephone portable, portable, mobile telephone, no de telephone, telefone, telefone no, telemovel, celular, contacto, contato,
    selfoon, selfoonno, selfoonnommer, sel, sel no, selno, foon, foonno, foonnommer, telefoon, telefoonno, telefoonnommer, kontak, kontakno, kontaknommer, simu, simu no, no simu, namba ya simu, simu ya mkononi,
    rununu, mawasiliano, telefono, telefono no, telefono movil, telefono celular, movil, movil no, telefon, telefon nr, telefonnr, telefonnummer, handy, handynr, handynummer, mobil, mobilnr, mobilnummer, mobiltelefon, festnetz`,
  email: `email, e mail, mail, email address, e mail address, email id, mail id, mail address, electronic mail, email contact, courriel, adresse email,
    adresse mail, adresse electronique, correio eletronico, correio electronico, endereco de email, epos, e pos, eposadres, e pos adres, barua pepe, anwani ya barua pepe, correo, correo electronico, direccion de correo, email adresse, e mail adresse, mailadresse`,
  vehicle: `vehicle, vehicles, vehicle reg, vehicle regs, vehicle reg no, vehicle registration, vehicle registration no, vehicle no, vehicle nos, vehicle plate,
    vehicle plate no, vehicle details, vehicle number plate, reg, reg no, regno, regn, regn no, registration, registration no, registration plate, number plate,
    no plate, plate, plates, plate no, plate nos, license plate, licence plate, license plate no, licence plate no, license no, licence no, car, cars, car reg, car reg no, car registration, car registration no,
    car no, car plate, car plate no, car details, motor vehicle, motor vehicle reg, mv reg, mv no, veh reg, veh reg no, veh no, auto reg, vrm, vrn, bike reg, bike no, motorcycle,
    two wheeler no, four wheeler no, tag no plate, immatriculation, plaque, plaque d immatriculation, no immatriculation, vehicule, voiture, matricula, matriculas, placa, placas, viatura,
    veiculo, carro, registrasie, registrasieno, registrasienommer, voertuig, voertuig reg, voertuigregistrasie, voertuig registrasie, nommerplaat, gari, gari no, no gari, namba ya gari, namba za gari, vehiculo, auto, coche, patente, kennzeichen, kfz kennzeichen, kfz, fahrzeug`,
  make: `make, car make, vehicle make, manufacturer, brand, marque, marca, fabrikaat, maak, kampuni ya gari`,
  model: `model, car model, vehicle model, modele, modelo, mfano`,
  makeModel: `make model, make and model, make model type, vehicle make model, vehicle make and model, car make model, car make and model, vehicle type, car type, type of vehicle,
    type of car, vehicle description, car description, vehicle make type, vehicle name`,
  colour: `colour, color, car colour, car color, vehicle colour, vehicle color, col, couleur, cor, kleur, rangi`,
  since: `since, from, start, start date, date from, from date, move in, move in date, moved in, date moved in, moving in date, occupation date, date of occupation, occupancy date,
    occupied since, occupied from, entry date, date of entry, joined, join date, joining date, date joined, commencement, commencement date, lease start, lease start date, tenancy start, tenancy start date, tenancy from, lease from,
    lease commencement, possession date, date of possession, transfer date, date of transfer, registration date, purchase date, date purchased, purchased, date acquired, date bought, ownership date, resident from, resident since,
    living since, staying since, year moved in, in date, date in, depuis, date d entree, date entree, desde, data de entrada, data entrada, inicio, data de inicio, sedert, vanaf, intrekdatum,
    datum, begindatum, tangu, kuanzia, tarehe ya kuingia, desde el, fecha de ingreso, fecha de entrada, seit, einzug, eingezogen am, einzugsdatum`,
  until: `until, till, to, to date, date to, end, end date, date end, move out, move out date, moved out, date moved out, lease end, lease end date, tenancy end, tenancy end date, lease to, lease expiry, lease expiry date, lease expires,
    expiry, expiry date, exit date, vacated, date vacated, out date, jusqu a, date de sortie, date de fin, fim, ate, data de saida, data fim, tot, uittrekdatum, einddatum, mpaka, hadi, hasta, fecha de salida, bis, auszug, auszugsdatum`,
  intercom: `intercom, intercom code, intercom no, intercom name, intercom id, buzzer, buzzer code, buzzer no, gate code, dial code, speed dial, ext, extension, extension no, ext no, interphone,
    intercomunicador, interfone, interkom, interkomno, interkomnommer`,
  idNumber: `id, id no, identity, identity no, id passport, id passport no, passport, passport no, id or passport no, id or passport, national id, national id no, id card no, rsa id, sa id, sa id no, identity document,
    aadhaar, aadhaar no, aadhar, aadhar no, nin, ssn, kra pin, bvn, cni, piece d identite, bi, cpf, documento, bilhete de identidade, id nommer, idno, idnommer, identiteitsno, identiteitsnommer, kitambulisho, no kitambulisho, namba ya kitambulisho`,
  note: `note, notes, remark, remarks, comment, comments, special notes, additional information, additional info, remarque, remarques, commentaire,
    observacoes, observacao, nota, notas, opmerking, opmerkings, aantekening, maelezo, maoni, observaciones, comentario, comentarios, bemerkung, bemerkungen, notiz, notizen`,
}

/** These say too little by themselves: what the column holds decides. */
export const WEAK_HEADERS = new Set(
  compactAll(
    'status, type, category, role, class, hali, aina, tipo, statut, capacity, contact, contacts, contact details, contact info, kontak, contacto, contato, mawasiliano, let, rental, rented, start, from, to, end, id, van, registration, ' +
      'location, section, zone, datum, mail, bi, nin, ext, extension, title, make, model, col, purchased, joined, out date, expiry, residence, nom, nome, to date, village, complex, section no, registration date',
  ),
)

/** A second way to number a house: gives way to an erf, unit or flat number in the same list and is then the street number. */
export const HOUSE_NUMBERS = new Set(
  compactAll(
    'house, house no, hse, hse no, door, door no, home no, huis, huis no, huisno, huisnommer, casa no, maison no, property no',
  ),
)

const PARTIES: Readonly<Record<Party, string>> = {
  owner:
    'owner owners eigentumer eigentumerin propietario propietaria dueno duena homeowner homeowners landlord landlords proprietor titleholder lessor leaseholder leaseholders freeholder freeholders eienaar eienaars proprietaire proprietario proprietaria mmiliki purchaser buyer mwenye',
  tenant:
    'tenant tenants mieter mieterin inquilinos lessee lessees renter renters occupant occupants occupier occupiers huurder huurders locataire inquilino inquilina arrendatario mpangaji wapangaji',
  household: 'spouse partner wife husband spouses coresident cooccupant',
}

/** Words for people that say nothing of their tie to the unit. */
const NEUTRAL = new Set(
  'resident residents member members person people primary main principal head household occupancy family client customer registered current the of for and or in s a de du da do la le les des ya wa full your our please e et principale'.split(
    ' ',
  ),
)

const FILLERS = new Set(
  'no the of for and or in s a an de du da do la le les des ya wa za secondary alternative alternate alt other additional second third 2nd 3rd 1st current latest home work office personal private business preferred daytime day night evening number'.split(
    ' ',
  ),
)

/** Columns about something else, whatever other words stand beside these. */
const ELSEWHERE = new Set(
  'birth dob birthday emergency kin tag tags card cards remote remotes fob levy levies balance arrears account accounts parking bay bays pet pets gender sex nationality occupation employer profession size area share quota pq bedroom bedrooms deed bond bank agent agency attorney domestic gardener maid nanny correspondence mailing billing forwarding postal pobox serial sn sr amount rent deposit meter insurance password username signature consent vat tax floor children kids adults age'.split(
    ' ',
  ),
)

const NUMBER_WORDS = new Set(
  'no nos nr nrs num nums number numbers nbr numb numero numeros n nambari namba nommer nommers'.split(' '),
)

const FIELD_OF = new Map<string, Field>()
for (const [field, phrases] of Object.entries(PHRASES)) {
  for (const phrase of compactAll(phrases)) {
    if (isField(field) && !FIELD_OF.has(phrase)) FIELD_OF.set(phrase, field)
  }
}

const PARTY_OF = new Map<string, Party>()
for (const [party, words] of Object.entries(PARTIES)) {
  for (const word of words.split(' ')) if (isParty(party)) PARTY_OF.set(word, party)
}

export function isField(text: string): text is Field {
  return Object.hasOwn(PHRASES, text)
}

function isParty(text: string): text is Party {
  return Object.hasOwn(PARTIES, text)
}

/** The field that a header without spaces stands for. */
export function fieldOf(compact: string): Field | undefined {
  return FIELD_OF.get(compact)
}

export function knownHeaders(): IterableIterator<[string, Field]> {
  return FIELD_OF.entries()
}

export function partyOf(word: string): Party | undefined {
  return PARTY_OF.get(word)
}

export const isNeutralWord = (word: string): boolean => NEUTRAL.has(word)
export const isFiller = (word: string): boolean => FILLERS.has(word)
export const isElsewhere = (word: string): boolean => ELSEWHERE.has(word)
export const isNumberWord = (word: string): boolean => NUMBER_WORDS.has(word)

function compactAll(phrases: string): string[] {
  return phrases
    .split(',')
    .map((phrase) => phrase.replace(/\s+/g, ''))
    .filter((phrase) => phrase !== '')
}

/** What an estate starts with in a country; all of it can be said otherwise. */
export type CountryDefaults = {
  name: string
  currency: string
  timeZone: string
  diallingCode: string
  locale: string
  /** What people there call the number of a home: an erf in South Africa, a flat in India. */
  unitWord: string
}

const country = (
  name: string,
  currency: string,
  timeZone: string,
  diallingCode: string,
  locale: string,
  unitWord: string,
): CountryDefaults => ({ name, currency, timeZone, diallingCode, locale, unitWord })

/** By ISO 3166 code of two letters. */
export const COUNTRIES: Readonly<Record<string, CountryDefaults>> = {
  AE: country('United Arab Emirates', 'AED', 'Asia/Dubai', '+971', 'en-AE', 'Villa'),
  AU: country('Australia', 'AUD', 'Australia/Sydney', '+61', 'en-AU', 'Lot'),
  BW: country('Botswana', 'BWP', 'Africa/Gaborone', '+267', 'en-BW', 'Plot'),
  CA: country('Canada', 'CAD', 'America/Toronto', '+1', 'en-CA', 'Unit'),
  DE: country('Germany', 'EUR', 'Europe/Berlin', '+49', 'de-DE', 'Unit'),
  EG: country('Egypt', 'EGP', 'Africa/Cairo', '+20', 'en-EG', 'Villa'),
  ES: country('Spain', 'EUR', 'Europe/Madrid', '+34', 'es-ES', 'Unit'),
  ET: country('Ethiopia', 'ETB', 'Africa/Addis_Ababa', '+251', 'en-ET', 'House'),
  FR: country('France', 'EUR', 'Europe/Paris', '+33', 'fr-FR', 'Unit'),
  GB: country('United Kingdom', 'GBP', 'Europe/London', '+44', 'en-GB', 'Flat'),
  GH: country('Ghana', 'GHS', 'Africa/Accra', '+233', 'en-GH', 'House'),
  IE: country('Ireland', 'EUR', 'Europe/Dublin', '+353', 'en-IE', 'Unit'),
  IN: country('India', 'INR', 'Asia/Kolkata', '+91', 'en-IN', 'Flat'),
  KE: country('Kenya', 'KES', 'Africa/Nairobi', '+254', 'en-KE', 'House'),
  KW: country('Kuwait', 'KWD', 'Asia/Kuwait', '+965', 'en-KW', 'Villa'),
  MU: country('Mauritius', 'MUR', 'Indian/Mauritius', '+230', 'en-MU', 'Lot'),
  MW: country('Malawi', 'MWK', 'Africa/Blantyre', '+265', 'en-MW', 'Plot'),
  MY: country('Malaysia', 'MYR', 'Asia/Kuala_Lumpur', '+60', 'en-MY', 'Unit'),
  MZ: country('Mozambique', 'MZN', 'Africa/Maputo', '+258', 'pt-MZ', 'Casa'),
  NA: country('Namibia', 'NAD', 'Africa/Windhoek', '+264', 'en-NA', 'Erf'),
  NG: country('Nigeria', 'NGN', 'Africa/Lagos', '+234', 'en-NG', 'Flat'),
  NL: country('Netherlands', 'EUR', 'Europe/Amsterdam', '+31', 'nl-NL', 'Unit'),
  NZ: country('New Zealand', 'NZD', 'Pacific/Auckland', '+64', 'en-NZ', 'Lot'),
  PH: country('Philippines', 'PHP', 'Asia/Manila', '+63', 'en-PH', 'Lot'),
  PK: country('Pakistan', 'PKR', 'Asia/Karachi', '+92', 'en-PK', 'House'),
  PT: country('Portugal', 'EUR', 'Europe/Lisbon', '+351', 'pt-PT', 'Unit'),
  QA: country('Qatar', 'QAR', 'Asia/Qatar', '+974', 'en-QA', 'Villa'),
  RW: country('Rwanda', 'RWF', 'Africa/Kigali', '+250', 'en-RW', 'House'),
  SA: country('Saudi Arabia', 'SAR', 'Asia/Riyadh', '+966', 'en-SA', 'Villa'),
  SG: country('Singapore', 'SGD', 'Asia/Singapore', '+65', 'en-SG', 'Unit'),
  TZ: country('Tanzania', 'TZS', 'Africa/Dar_es_Salaam', '+255', 'en-TZ', 'House'),
  UG: country('Uganda', 'UGX', 'Africa/Kampala', '+256', 'en-UG', 'House'),
  US: country('United States', 'USD', 'America/New_York', '+1', 'en-US', 'Unit'),
  ZA: country('South Africa', 'ZAR', 'Africa/Johannesburg', '+27', 'en-ZA', 'Erf'),
  ZM: country('Zambia', 'ZMW', 'Africa/Lusaka', '+260', 'en-ZM', 'Plot'),
  ZW: country('Zimbabwe', 'USD', 'Africa/Harare', '+263', 'en-ZW', 'Stand'),
}

/** Every country and territory that has a code of two letters. */
export const COUNTRY_CODES: readonly string[] = (
  'AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD CF CG ' +
  'CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH ' +
  'GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY ' +
  'KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG ' +
  'NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM ' +
  'SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS ' +
  'XK YE YT ZA ZM ZW'
).split(' ')

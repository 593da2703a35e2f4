import { callingCodeOf } from '@/lib/phone'
import type { Ctx } from '@/server/context'

/** What the registry's screens know of the estate and of their reader, beside what they ask for. */
export type Desk = {
  /** What the estate calls a unit. */
  unitWord: string
  /** ISO 3166, two letters; and how its phone numbers begin abroad, without the plus. */
  country: string
  callingCode: string | null
  may: {
    seeContacts: boolean
    seeTickets: boolean
    editPeople: boolean
    editUnits: boolean
    seeVehicles: boolean
    editVehicles: boolean
    editBuilders: boolean
    seeBuilderTerms: boolean
    editMeters: boolean
    import: boolean
    export: boolean
  }
}

export function deskOf({ estate, actor }: Pick<Ctx, 'estate' | 'actor'>): Desk {
  return {
    unitWord: estate.unitWord,
    country: estate.country,
    callingCode: callingCodeOf(estate.country),
    may: {
      seeTickets: actor.scopes('tickets:read').has('estate'),
      seeContacts: actor.scopes('people:readContact').has('estate'),
      editPeople: actor.scopes('people:write').has('estate'),
      editUnits: actor.scopes('units:write').has('estate'),
      seeVehicles: actor.scopes('vehicles:read').has('estate'),
      editBuilders: actor.scopes('builders:write').has('estate'),
      seeBuilderTerms: actor.scopes('builders:readTerms').has('estate'),
      editMeters: actor.scopes('meters:write').has('estate'),
      editVehicles: actor.scopes('vehicles:write').has('estate'),
      import: actor.scopes('registry:import').has('estate'),
      export: actor.scopes('registry:export').has('estate'),
    },
  }
}

import { z } from 'zod'
import type { Desk } from '../desk'
import {
  builderStanding,
  meterKind,
  meterState,
  personSort,
  personStatus,
  relation,
  unitKind,
  unitStatus,
} from '../schemas'
import type {
  BuilderFilter,
  MeterFilter,
  PersonFilter,
  PersonSort,
  UnitFilter,
  VehicleFilter,
} from '../schemas'
import { known, searchOf, sortOf, type Address } from './list-query'

/*
 * What the addresses of the lists ask for; whatever an address can't mean is left out. The page that asks in advance and
 * the screen come to the same question.
 */

/** The address without what this reader may not ask of people: it may have been sent by a colleague who may. */
export function askable(
  address: URLSearchParams,
  may: Pick<Desk['may'], 'seeVehicles' | 'seeContacts'>,
): URLSearchParams {
  const kept = new URLSearchParams(address)
  if (!may.seeVehicles) kept.delete('hasVehicle')
  if (!may.seeContacts) kept.delete('noContact')
  return kept
}

export function peopleFilterOf(address: Address): PersonFilter {
  const q = searchOf(address)
  const relations = known(address, 'relation', relation)
  const propertyId = known(address, 'propertyId', z.uuid())
  const status = known(address, 'status', personStatus)
  const hasVehicle = address.get('hasVehicle')
  return {
    ...(q && { q }),
    ...(relations && { relation: relations }),
    ...(propertyId && { propertyId }),
    ...(status && { status }),
    ...(hasVehicle && { hasVehicle: hasVehicle === 'true' }),
    ...(address.get('noContact') === 'true' && { noContact: true }),
  }
}

export function peopleListOf(address: Address): PersonFilter & { sort?: PersonSort; down?: boolean } {
  const { by, down } = sortOf(address)
  const sort = personSort.safeParse(by).data
  return { ...peopleFilterOf(address), ...(sort && { sort, down }) }
}

export function unitFilterOf(address: Address): UnitFilter {
  const q = searchOf(address)
  const status = known(address, 'status', unitStatus)
  const kind = known(address, 'kind', unitKind)
  const propertyId = known(address, 'propertyId', z.uuid())
  return {
    ...(q && { q }),
    ...(status && { status }),
    ...(kind && { kind }),
    ...(propertyId && { propertyId }),
  }
}

export function unitListOf(address: Address): UnitFilter & { down?: boolean } {
  return { ...unitFilterOf(address), ...(sortOf(address).down && { down: true }) }
}

export function vehicleFilterOf(address: Address): VehicleFilter {
  const q = searchOf(address)
  const propertyId = known(address, 'propertyId', z.uuid())
  return { ...(q && { q }), ...(propertyId && { propertyId }) }
}

export function vehicleListOf(address: Address): VehicleFilter & { down?: boolean } {
  return { ...vehicleFilterOf(address), ...(sortOf(address).down && { down: true }) }
}

export function builderFilterOf(address: Address): BuilderFilter {
  const q = searchOf(address)
  const standing = known(address, 'standing', builderStanding)
  return { ...(q && { q }), ...(standing && { standing }) }
}

export function builderListOf(address: Address): BuilderFilter & { down?: boolean } {
  return { ...builderFilterOf(address), ...(sortOf(address).down && { down: true }) }
}

export function meterFilterOf(address: Address): MeterFilter {
  const q = searchOf(address)
  const kind = known(address, 'kind', meterKind)
  const state = known(address, 'state', meterState)
  return { ...(q && { q }), ...(kind && { kind }), ...(state && { state }) }
}

export function meterListOf(address: Address): MeterFilter & { down?: boolean } {
  return { ...meterFilterOf(address), ...(sortOf(address).down && { down: true }) }
}

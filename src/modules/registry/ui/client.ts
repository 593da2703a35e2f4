import { createTRPCReact } from '@trpc/react-query'
import type { inferRouterOutputs } from '@trpc/server'
import type { RouterWith } from '@/server/trpc/builders'
import type { registryRouter } from '../router'

type Router = RouterWith<{ registry: typeof registryRouter }>

/** The module's own part of the API: `api.registry.people.list.useInfiniteQuery(…)`. */
export const api = createTRPCReact<Router>()

export type RegistryOutputs = inferRouterOutputs<typeof registryRouter>
export type PersonLine = RegistryOutputs['people']['list']['items'][number]
export type PersonRecord = RegistryOutputs['people']['record']
export type UnitLine = RegistryOutputs['units']['list']['items'][number]
export type UnitRecord = RegistryOutputs['units']['record']
export type VehicleLine = RegistryOutputs['vehicles']['list']['items'][number]
export type ImportLine = RegistryOutputs['imports']['list']['items'][number]
export type ImportRecord = RegistryOutputs['imports']['record']
export type ImportSummary = NonNullable<ImportRecord['summary']>
export type BuilderLine = RegistryOutputs['builders']['list']['items'][number]
export type BuilderRecord = RegistryOutputs['builders']['record']
export type MeterLine = RegistryOutputs['meters']['list']['items'][number]
export type MeterRecord = RegistryOutputs['meters']['record']

import type { TicketPriority } from './schemas'

type ReadyMade = { key: string; name: string; priority: TicketPriority }

/** The categories that every estate starts with, the everyday first; an estate may rename, add and switch off. */
export const CATEGORIES: readonly ReadyMade[] = [
  { key: 'plumbing', name: 'Plumbing', priority: 'high' },
  { key: 'electrical', name: 'Electrical', priority: 'high' },
  { key: 'appliance', name: 'Appliance', priority: 'medium' },
  { key: 'cleaning', name: 'Cleaning', priority: 'medium' },
  { key: 'carpentry', name: 'Carpentry', priority: 'low' },
  { key: 'painting', name: 'Painting', priority: 'low' },
  { key: 'air_conditioning', name: 'Air conditioning', priority: 'medium' },
  { key: 'lift', name: 'Lift', priority: 'high' },
  { key: 'structural', name: 'Structural', priority: 'high' },
  { key: 'other', name: 'Other', priority: 'medium' },
  { key: 'plumbing_emergency', name: 'Plumbing emergency', priority: 'urgent' },
  { key: 'electrical_emergency', name: 'Electrical emergency', priority: 'urgent' },
  { key: 'gas_leak', name: 'Gas leak', priority: 'urgent' },
  { key: 'fire', name: 'Fire safety', priority: 'urgent' },
  { key: 'security', name: 'Security', priority: 'urgent' },
]

// red: journeys-from-outside
import { thing } from '@/server/db/client'

export const used = thing

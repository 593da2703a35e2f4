// red: app-on-registry
import { thing } from '@/integrations/sms/port'

export const used = thing

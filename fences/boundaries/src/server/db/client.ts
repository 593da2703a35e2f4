import { send } from '@/integrations/sms/port'
import { PrismaClient } from '@/generated/prisma/client'

export const client = { send, PrismaClient }

import type { PrismaClient } from '@/generated/prisma/client'
import { units } from '@/modules/registry/api'

export const report = (client: PrismaClient) => ({ client, units })

// red: house/prisma-in-db-only
import { PrismaClient } from '@/generated/prisma/client'

export const client = PrismaClient

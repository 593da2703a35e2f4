// red: browser-code-without-server-packages
import type { PrismaClient } from '@/generated/prisma/client'

export type Row = PrismaClient

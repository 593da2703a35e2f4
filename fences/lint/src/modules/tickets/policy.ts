import type { Prisma } from '@/generated/prisma/client'

export const everything: Prisma.TicketWhereInput = {}

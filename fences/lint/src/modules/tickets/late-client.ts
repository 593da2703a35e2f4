// red: house/prisma-in-db-only
export const client = async () => (await import('@/generated/prisma/client')).PrismaClient

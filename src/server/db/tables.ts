import { Prisma } from '@/generated/prisma/client'

/** The name of every table of the data model. */
export const TABLES: readonly string[] = Object.values(Prisma.ModelName).map((model) =>
  model.replace(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase(),
)

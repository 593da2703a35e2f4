import { Prisma } from '@/generated/prisma/client'

/** A piece of SQL whose values travel as parameters. There is no way here to make one from a plain string. */
export type Sql = Prisma.Sql

/** SQL as a tagged template; pieces nest, everything else becomes a parameter. */
export const sql = Prisma.sql

/** Pieces one after another, with a separator (a comma unless told). */
export const join = Prisma.join

/** No SQL at all, where a piece is left out. */
export const empty = Prisma.empty

export declare class PrismaClient {
  ticket: unknown
}

export declare namespace Prisma {
  type TicketWhereInput = { id?: string }
}

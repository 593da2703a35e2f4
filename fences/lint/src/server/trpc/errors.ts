import { TRPCError } from '@trpc/server'

export const refusal = () => new TRPCError({ code: 'FORBIDDEN' })

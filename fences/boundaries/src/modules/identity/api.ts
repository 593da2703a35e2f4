import { client } from '@/server/db/client'

export const people = client

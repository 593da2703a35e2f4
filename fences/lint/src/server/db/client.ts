import pg from 'pg'
import { PrismaClient } from '@/generated/prisma/client'

export const clients = [PrismaClient, pg.Pool]

// Gives an estate of the bench somebody who signs in: bench@example.com, facility.
import '@/registry/install'
import { hashPassword } from '@/server/auth/password'
import { accountDb, closeDatabase } from '@/server/db/client'
import { estateBySlug } from '@/server/estates'
import { makeCtx, systemActor } from '@/server/make-context'

const estate = await estateBySlug(process.argv[2] ?? '')
if (!estate) throw new Error('no such estate')
const passwordHash = await hashPassword('open-sesame-2026')
const account = await accountDb().account.create({
  data: { email: 'bench@example.com', name: 'Bench', passwordHash, emailVerifiedAt: new Date() },
  select: { id: true },
})
await makeCtx({ estate, actor: systemActor('bench') }).db.member.create({
  data: { name: 'Bench', status: 'active', accountId: account.id, roles: { create: { role: 'facility' } } },
  select: { id: true },
})
await closeDatabase()

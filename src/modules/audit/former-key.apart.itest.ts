import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { systemClock } from '@/server/clock'
import { sealTrail } from '@/server/trail/sealing'
import { ctxFor, makeEstate, makeMember } from '@/testing/estate'
import { sealAnew } from '@/testing/seals'
import { trailVerified } from './events'
import { verifyEstateTrail } from './service/verify'

const FORMER = 'the secret of the year before this one'
// Read when the settings are first asked for.
process.env.AUTH_SECRETS_BEFORE = `${FORMER},${'x'.repeat(32)}`

it('a trail holds that was sealed before the deployment’s secret was changed, as long as the settings name the former one', async () => {
  const estate = await makeEstate()
  const ctx = ctxFor(estate, await makeMember(estate, { roles: ['administrator'] }))
  const payload = { holds: true, seals: 0, newest: null, broken: null }
  const write = () => ctx.tx((tx) => tx.emit(trailVerified, { entityId: randomUUID(), payload }))
  await write()
  await sealTrail({ estateId: estate.id }, systemClock)
  await sealAnew(estate.id, FORMER)
  await write()
  await sealTrail({ estateId: estate.id }, systemClock)
  expect(await verifyEstateTrail(ctx)).toMatchObject({ broken: null, seals: 2, formerKey: 1 })
  await sealAnew(estate.id, 'a secret that was never this deployment’s')
  expect(await verifyEstateTrail(ctx)).toMatchObject({ broken: { number: 1, fault: 'key' } })
})

import { expect, it } from 'vitest'
import { callerAs } from '@/testing/caller'
import { ctxFor, makeEstate, makeMember, makeUnit } from '@/testing/estate'

it('tells a guard nothing of a phone or an address: right and wrong digits give the very same answer', async () => {
  const estate = await makeEstate()
  const unit = await makeUnit(estate, '12')
  const person = await ctxFor(estate).db.member.create({
    data: { name: 'Yolandi Botha', surname: 'Botha', phone: '+27722628311', email: 'zq.wumxv@example.com' },
    select: { id: true },
  })
  await ctxFor(estate).db.occupancy.create({
    data: { unitId: unit.id, memberId: person.id, relation: 'owner' },
  })
  const guard = callerAs({ estate, member: await makeMember(estate, { roles: ['guard'] }) })
  const ask = async (q: string) => {
    const { items, nextCursor } = await guard.registry.people.list({ q, sort: 'relevance', limit: 50 })
    const beyond = await guard.registry.people.list({
      q,
      sort: 'relevance',
      limit: 50,
      cursor: Buffer.from(JSON.stringify([-0.9, '00000000-0000-0000-0000-000000000000'])).toString(
        'base64url',
      ),
    })
    const options = await guard.registry.people.options({ q, limit: 10 })
    return {
      items: items.map((item) => item.id),
      nextCursor,
      beyond: beyond.items.length,
      options: options.length,
    }
  }
  for (const [right, wrong] of [
    ['Yolandi Botha 277', 'Yolandi Botha 981'],
    ['Yolandi Botha 27722', 'Yolandi Botha 27729'],
    ['Yolandi Botha zq.wumxv', 'Yolandi Botha zq.wumkj'],
    ['27722628311', '27722628319'],
    ['zq.wumxv@example', 'zq.wumkj@example'],
  ] as const)
    expect([right, await ask(right)]).toEqual([right, await ask(wrong)])
  expect((await ask('Yolandi Botha')).items).toEqual([person.id])
  expect((await ask('12')).items).toEqual([person.id])
})

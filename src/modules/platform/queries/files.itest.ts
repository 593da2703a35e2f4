import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { serveDownload } from '@/server/downloads'
import { callerAs, requestOf, type Visitor } from '@/testing/caller'
import { makeEstate, makeMember } from '@/testing/estate'
import { makeOperator } from '@/testing/operator'
import { makeVisit } from '@/testing/support'

const get = (visitor: Visitor, what: string, search = '', module = 'platform') =>
  serveDownload(new Request(`http://x/api/export/${module}/${what}${search}`), requestOf(visitor), {
    module,
    what,
  })

it('gives operators the list of estates as it is narrowed, writes it into the trail, and nobody else gets one', async () => {
  const word = `w${randomUUID().slice(0, 12)}`
  const estate = await makeEstate({ name: `${word} =A1` })
  await makeEstate({ name: `${word} closed`, status: 'closed' })
  const operator = await makeOperator('read_only')
  const csv = await (
    await get({ console: operator }, 'estates', `?q=${word}&status=active&format=csv`)
  ).text()
  expect(csv.trim().split('\r\n')).toEqual([
    expect.stringContaining('Estate,State,Address'),
    expect.stringContaining(`${word} =A1,Active,${estate.slug}`),
  ])
  const { items } = await callerAs({ console: operator }).platform.trail({ operator: [operator.id] })
  expect(items).toMatchObject([{ name: 'list.exported', reason: 'Estates, 1 row' }])
  const trail = await (
    await get({ console: operator }, 'trail', `?operator=${operator.id}&format=csv`)
  ).text()
  expect(trail).toContain('exported a list')

  await expect(get({ console: null }, 'estates')).rejects.toThrow('sign in')
  await expect(get({ console: operator }, 'toString')).rejects.toThrow('does not exist')
  const member = await makeMember(estate, { roles: ['administrator'] })
  await expect(get({ estate, member }, 'estates')).rejects.toThrow('does not exist')
})

it('gives the lists of operators, plans and visits as files, each to whoever may read it', async () => {
  const owner = await makeOperator('owner', 'Olu Owner')
  const estate = await makeEstate({ name: `Visited ${randomUUID()}` })
  await makeVisit(estate, { operator: owner })
  const csv = async (module: string, what: string, search = '') =>
    (await get({ console: owner }, what, `?format=csv${search}`, module)).text()
  expect(await csv('platform', 'operators')).toMatch(/Olu Owner,[^,]+@example\.com,Owner,/)
  const plans = await csv('subscription', 'plans')
  expect(plans).toMatch(/^Name,State,Estates,Units,/)
  expect(plans).toMatch(/\r\nVillage,Offered,\d+,150,8,10,3000,/)
  expect(await csv('support', 'visits')).toContain(estate.name)
  expect(await csv('support', 'visits', '&state=running')).toContain(estate.name)
  const finance = await makeOperator('finance')
  await expect(get({ console: finance }, 'visits', '', 'support')).rejects.toThrow('no right')
  const { items } = await callerAs({ console: owner }).platform.trail({ operator: [owner.id] })
  expect(items.filter(({ name }) => name === 'list.exported')).toHaveLength(4)
})

import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { serveDownload } from '@/server/downloads'
import { callerAs, requestOf, type Visitor } from '@/testing/caller'
import { makeEstate, makeMember } from '@/testing/estate'
import { makeOperator } from '@/testing/operator'

const get = (visitor: Visitor, what: string, search = '') =>
  serveDownload(new Request(`http://x/api/export/platform/${what}${search}`), requestOf(visitor), {
    module: 'platform',
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
  expect(trail).toContain('list.exported')

  await expect(get({ console: null }, 'estates')).rejects.toThrow('sign in')
  await expect(get({ console: operator }, 'toString')).rejects.toThrow('does not exist')
  const member = await makeMember(estate, { roles: ['administrator'] })
  await expect(get({ estate, member }, 'estates')).rejects.toThrow('does not exist')
})

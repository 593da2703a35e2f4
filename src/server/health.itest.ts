import { expect, it } from 'vitest'
import { GET as live } from '@/app/api/health/live/route'
import { GET as ready } from '@/app/api/health/ready/route'

it('a process that runs says so without asking anybody', async () => {
  expect(await live().json()).toEqual({ status: 'live' })
})

it('a process whose database has every table is ready, and says nothing else', async () => {
  const answer = await ready()
  expect([answer.status, await answer.json()]).toEqual([200, { status: 'ready' }])
})

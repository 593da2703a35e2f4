import { expect, it } from 'vitest'
import { makeQueryClient } from './query-client'

it('a page that is made on the server asks once for what is not there, and is not held up', async () => {
  let asked = 0
  const page = makeQueryClient().query({
    queryKey: ['tickets', 'record'],
    queryFn: () => {
      asked += 1
      throw new Error('This ticket does not exist, or is not yours to see.')
    },
  })
  await expect(page).rejects.toThrow('does not exist')
  expect(asked).toBe(1)
})

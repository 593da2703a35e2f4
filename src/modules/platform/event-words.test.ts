import { expect, it } from 'vitest'
import { PLATFORM_EVENTS } from '@/server/audit'
import messages from './messages/en.json'

it('has words for every event that the trail can hold, and for what it is of', () => {
  const events = Object.keys(messages.event)
  expect(events.toSorted()).toEqual(PLATFORM_EVENTS.map((name) => name.replace('.', '_')).toSorted())
  const subjects = new Set(PLATFORM_EVENTS.map((name) => name.split('.')[0]))
  expect(Object.keys(messages.subject).toSorted()).toEqual([...subjects].toSorted())
})

import { z } from 'zod'
import { estateStatus, type ListEstates, type ListPlatformEvents } from './schemas'

/*
 * What the addresses of the console's lists ask for; whatever an address can't mean is left out. The screen and the file
 * come to the same question.
 */

export function estatesAsked(address: URLSearchParams): Omit<ListEstates, 'limit'> {
  const q = address.get('q')?.trim().slice(0, 100)
  const status = estateStatus.options.filter((option) => address.getAll('status').includes(option))
  const country = address.getAll('country').filter((code) => /^[A-Z]{2}$/.test(code))
  const sort = address.get('sort')
  const by = sort?.endsWith('created') ? 'created' : 'name'
  return {
    ...(q && { q }),
    ...(status.length > 0 && { status }),
    ...(country.length > 0 && { country }),
    ...(sort && { sort: { by, down: sort.startsWith('-') } as const }),
  }
}

export function trailAsked(address: URLSearchParams): Omit<ListPlatformEvents, 'limit'> {
  const operator = address.getAll('operator').filter((id) => z.uuid().safeParse(id).success)
  const subject = address.getAll('subject').slice(0, 20)
  return {
    ...(operator.length > 0 && { operator: operator.slice(0, 50) }),
    ...(subject.length > 0 && { subject }),
  }
}

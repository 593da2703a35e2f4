import { z } from 'zod'
import { ESTATE_SORTS, estateStatus, month, type ListEstates, type ListPlatformEvents } from './schemas'

/*
 * What the addresses of the console's lists ask for; whatever an address can't mean is left out. The screen and the file
 * come to the same question.
 */

export function estatesAsked(address: URLSearchParams): Omit<ListEstates, 'limit'> {
  const q = address.get('q')?.trim().slice(0, 100)
  const sort = address.get('sort')
  const by = ESTATE_SORTS.find((one) => one === sort?.replace(/^-/, ''))
  const all = (name: string, isMeant: (value: string) => boolean) => {
    const values = address.getAll(name).filter(isMeant).slice(0, 20)
    return values.length > 0 ? values : undefined
  }
  return {
    q: q || undefined,
    status: statusesOf(address),
    plan: all('plan', (id) => z.uuid().safeParse(id).success),
    country: all('country', (code) => /^[A-Z]{2}$/.test(code)),
    currency: all('currency', (code) => /^[A-Z]{3}$/.test(code)),
    founded: all('founded', (value) => month.safeParse(value).success),
    feature: all('feature', (name) => /^!?[\w.-]{1,50}$/.test(name)),
    ending: address.get('ending') === 'soon' || undefined,
    sort: by && { by, down: sort?.startsWith('-') ?? false },
  }
}

function statusesOf(address: URLSearchParams) {
  const status = estateStatus.options.filter((option) => address.getAll('status').includes(option))
  return status.length > 0 ? status : undefined
}

const day = z.iso.date()

export function trailAsked(address: URLSearchParams): Omit<ListPlatformEvents, 'limit'> {
  const q = address.get('q')?.trim().slice(0, 100)
  const operator = address.getAll('operator').filter((id) => z.uuid().safeParse(id).success)
  const subject = address.getAll('subject').slice(0, 20)
  const act = address.getAll('act').slice(0, 60)
  const about = z.uuid().safeParse(address.get('about')).data
  const subjectId = z.uuid().safeParse(address.get('record')).data
  const request = address.get('request')?.slice(0, 100)
  const from = day.safeParse(address.get('from')).data
  const until = day.safeParse(address.get('until')).data
  return {
    ...(q && { q }),
    ...(operator.length > 0 && { operator: operator.slice(0, 50) }),
    ...(subject.length > 0 && { subject }),
    ...(act.length > 0 && { act }),
    ...(about && { about }),
    ...(subjectId && { subjectId }),
    ...(request && { request }),
    ...(from && { from }),
    ...(until && { until }),
  }
}

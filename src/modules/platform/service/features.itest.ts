import { describe, expect, it } from 'vitest'
import { settingsFor } from '@/registry/settings-places'
import { estateById } from '@/server/estates'
import { callerAs } from '@/testing/caller'
import { makeEstate, makeMember } from '@/testing/estate'
import { makeOperator } from '@/testing/operator'

const reason = 'They advertise at the sign-in'
const consoleOf = async (role: Parameters<typeof makeOperator>[0]) =>
  callerAs({ console: await makeOperator(role, 'Olu Operator') }).platform
const off = (id: string) => ({ id, name: 'texts', on: false, seen: null, reason })

async function withTexts() {
  const estate = await makeEstate()
  const member = await makeMember(estate, { roles: ['administrator'] })
  const { settings } = callerAs({ estate, member })
  const { asOf } = await settings.texts()
  await settings.saveTexts({ sign_in: 'Ring the bell', help: '', waiting: '', asOf })
  return { estate, member }
}

describe('a feature of an estate', () => {
  it('is gone from the very next request on where it is switched off, and comes back as it was', async () => {
    const { estate, member } = await withTexts()
    const desk = await consoleOf('support')
    const atTheDoor = () => callerAs({ estate }).settings.front()
    expect(await atTheDoor()).toMatchObject({ sign_in: 'Ring the bell' })

    await desk.switchFeature(off(estate.id))
    expect(await atTheDoor()).toMatchObject({ sign_in: '' })
    const { settings, audit } = callerAs({ estate, member })
    await expect(settings.texts()).rejects.toMatchObject({ cause: { code: 'switched_off' } })
    await expect(settings.saveTexts({ sign_in: 'x', help: '', waiting: '', asOf: '' })).rejects.toMatchObject(
      { cause: { code: 'switched_off' } },
    )
    const now = await estateById(estate.id)
    const places = settingsFor({ scopes: () => new Set(['estate'] as const) }, now ?? estate)
    expect(places.map(({ href }) => href)).not.toContain('/manage/settings/texts')

    const { features } = await desk.estate({ id: estate.id })
    expect(features).toMatchObject([{ name: 'texts', on: false, decided: true, usual: 'on' }])
    await desk.switchFeature({ id: estate.id, name: 'texts', on: null, seen: false, reason })
    expect(await atTheDoor()).toMatchObject({ sign_in: 'Ring the bell' })
    const trail = await audit.list({})
    expect(trail.items.filter(({ name }) => name === 'feature.switched')).toMatchObject([
      { sentence: 'switched a part of the product on: own texts' },
      { sentence: 'switched a part of the product off: own texts' },
    ])
  })

  it('stands in the platform’s trail with the reason, and touches no other estate', async () => {
    const [estate, other] = [await makeEstate(), await makeEstate()]
    const desk = await consoleOf('owner')
    await desk.switchFeature(off(estate.id))
    const { history } = await desk.estate({ id: estate.id })
    expect(history).toMatchObject([{ name: 'estate.feature_switched', operator: 'Olu Operator', reason }])
    expect((await desk.estate({ id: other.id })).features).toMatchObject([{ on: true, decided: false }])
  })

  it('is switched by one of many operators at once; the others are told', async () => {
    const estate = await makeEstate()
    const desks = await Promise.all(Array.from({ length: 6 }, () => consoleOf('support')))
    const outcomes = await Promise.allSettled(desks.map((desk) => desk.switchFeature(off(estate.id))))
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
    expect(refused).toHaveLength(desks.length - 1)
    for (const { reason } of refused)
      expect(reason).toMatchObject({ cause: { code: 'platform.feature_changed' } })
  })

  it('is no business of finance, readers and members, and one that nobody named is not there', async () => {
    const estate = await makeEstate()
    for (const role of ['finance', 'read_only'] as const)
      await expect((await consoleOf(role)).switchFeature(off(estate.id))).rejects.toMatchObject({
        code: 'FORBIDDEN',
      })
    const desk = await consoleOf('owner')
    await expect(desk.switchFeature({ ...off(estate.id), name: 'wings' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    expect((await estateById(estate.id))?.features).toEqual([])
  })
})

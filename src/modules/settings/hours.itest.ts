import { describe, expect, it } from 'vitest'
import { workingWeekOf } from '@/server/working-week'
import { ctxFor, makeEstate, makeMember } from '@/testing/estate'
import { hoursSettings, officeNow, textSettings } from './queries'
import { week as weekSchema } from './schemas'
import { addHolidays, removeHoliday, saveHours } from './service/hours'
import { saveTexts } from './service/texts'

async function anEstate() {
  const estate = await makeEstate()
  const [facility, comms] = await Promise.all([
    makeMember(estate, { name: 'Femi Facility', roles: ['facility'] }),
    makeMember(estate, { name: 'Cora Comms', roles: ['communications'] }),
  ])
  return { estate, facility: ctxFor(estate, facility), comms: ctxFor(estate, comms) }
}

const MORNINGS = Array.from({ length: 7 }, (_, day) => (day < 5 ? [{ opens: 480, closes: 720 }] : []))

describe('working hours', () => {
  it('are nine hours on five days until the estate says otherwise, which facility staff do', async () => {
    const { facility } = await anEstate()
    const { asOf, week } = await hoursSettings(facility)
    expect(week.map((spans) => spans.length)).toEqual([1, 1, 1, 1, 1, 0, 0])
    await saveHours(facility, { asOf, week: MORNINGS })
    expect((await workingWeekOf(facility)).days).toEqual(MORNINGS)
    const { changes } = await facility.db.event.findFirstOrThrow({ select: { changes: true } })
    expect(changes).toMatchObject({ monday: ['08:00–17:00', '08:00–12:00'] })
  })

  it('are refused over a newer state', async () => {
    const { facility } = await anEstate()
    const { asOf } = await hoursSettings(facility)
    await saveHours(facility, { asOf, week: MORNINGS })
    await expect(saveHours(facility, { asOf, week: MORNINGS })).rejects.toThrow(
      'Femi Facility has changed this',
    )
  })

  it('don’t overlap, and are not all closed', () => {
    const twice = MORNINGS.map((spans) => [...spans, { opens: 660, closes: 780 }])
    expect(weekSchema.safeParse(twice).error?.issues[0]?.message).toBe('Monday has hours that overlap.')
    expect(weekSchema.safeParse(Array.from({ length: 7 }, () => [])).success).toBe(false)
  })

  it('are told to residents: open until then, or when somebody is there again', async () => {
    const { estate } = await anEstate()
    const on = (time: string) => officeNow(ctxFor(estate, undefined, { now: () => new Date(time) }))
    expect((await on('2026-03-03T10:00:00Z')).until).toEqual(new Date('2026-03-03T15:00:00Z'))
    expect(await on('2026-03-06T16:00:00Z')).toMatchObject({
      until: null,
      again: new Date('2026-03-09T06:00:00Z'),
    })
  })

  it('are not for communications to change', async () => {
    const { comms } = await anEstate()
    await expect(hoursSettings(comms)).rejects.toThrow('no right')
  })
})

describe('holidays', () => {
  it('close the office, are renamed by adding them again, and can be taken away', async () => {
    const { facility } = await anEstate()
    expect(await addHolidays(facility, { holidays: [{ day: '2026-12-25', name: 'Xmas' }] })).toEqual({
      added: 1,
      renamed: 0,
    })
    expect(await addHolidays(facility, { holidays: [{ day: '2026-12-25', name: 'Christmas' }] })).toEqual({
      added: 0,
      renamed: 1,
    })
    const { holidays } = await hoursSettings(facility)
    expect(holidays.map(({ day, name }) => [day, name])).toEqual([['2026-12-25', 'Christmas']])
    await removeHoliday(facility, { id: holidays[0]?.id ?? '' })
    await expect(removeHoliday(facility, { id: holidays[0]?.id ?? '' })).rejects.toThrow('does not exist')
    expect((await hoursSettings(facility)).holidays).toEqual([])
  })

  it('of one estate are no other’s', async () => {
    const [here, there] = [await anEstate(), await anEstate()]
    await addHolidays(here.facility, { holidays: [{ day: '2026-12-25', name: 'Christmas' }] })
    expect((await hoursSettings(there.facility)).holidays).toEqual([])
    const [{ id } = { id: '' }] = (await hoursSettings(here.facility)).holidays
    await expect(removeHoliday(there.facility, { id })).rejects.toThrow('does not exist')
  })
})

describe('the estate’s own words', () => {
  it('are those of communications, who stand in the trail with them', async () => {
    const { comms, facility } = await anEstate()
    const { asOf, values } = await textSettings(comms)
    await saveTexts(comms, { ...values, help: 'Ring the gate at night.', asOf })
    expect((await officeNow(comms)).words).toBe('Ring the gate at night.')
    await expect(textSettings(facility)).rejects.toThrow('no right')
  })
})

import { describe, expect, it } from 'vitest'
import { DomainError } from '@/server/errors'
import { ctxFor, makeEstate, makeMember } from '@/testing/estate'
import { generalSettings } from './queries'
import type { SaveGeneral } from './schemas'
import { saveGeneral } from './service/general'

async function anEstate() {
  const estate = await makeEstate()
  const [one, two] = await Promise.all([
    makeMember(estate, { name: 'Mara Manager', roles: ['administrator'] }),
    makeMember(estate, { name: 'Ada Administrator', roles: ['administrator'] }),
  ])
  return { estate, mara: ctxFor(estate, one), ada: ctxFor(estate, two) }
}

async function refusal(work: Promise<unknown>): Promise<DomainError> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof DomainError)) throw new Error(`not refused: ${String(error)}`)
  return error
}

async function opened(ctx: Parameters<typeof generalSettings>[0]): Promise<SaveGeneral> {
  const { asOf, values } = await generalSettings(ctx)
  return { ...values, asOf }
}

describe('the general settings of an estate', () => {
  it('are changed by an administrator, who stands in the trail with what was before and after', async () => {
    const { estate, mara } = await anEstate()
    const now = await opened(mara)
    await saveGeneral(mara, { ...now, name: 'Willow Bend', contactPhone: '082 555 0188', unitWord: 'House' })
    const { values } = await generalSettings(mara)
    expect(values).toMatchObject({ name: 'Willow Bend', contactPhone: '+27825550188', unitWord: 'House' })
    const event = await mara.db.event.findFirstOrThrow({
      where: { entity: 'settings', entityId: estate.id },
      select: { actorName: true, changes: true },
    })
    expect(event).toEqual({
      actorName: 'Mara Manager',
      changes: {
        name: ['Test Estate', 'Willow Bend'],
        contactPhone: [null, '+27…0188'],
        unitWord: ['Erf', 'House'],
      },
    })
  })

  it('leave no line in the trail where nothing was changed', async () => {
    const { mara } = await anEstate()
    await saveGeneral(mara, await opened(mara))
    expect(await mara.db.event.count()).toBe(0)
  })

  it('are refused over a newer state, with who saved it and when', async () => {
    const { mara, ada } = await anEstate()
    const [first, second] = [await opened(mara), await opened(ada)]
    await saveGeneral(mara, { ...first, city: 'Durban' })
    const { kind, code, details } = await refusal(saveGeneral(ada, { ...second, city: 'Pretoria' }))
    expect([kind, code, details.by]).toEqual([
      'RESOURCE_CONFLICT',
      'settings.changed_meanwhile',
      'Mara Manager',
    ])
    await saveGeneral(ada, { ...second, city: 'Pretoria', asOf: String(details.asOf) })
    expect((await generalSettings(ada)).values.city).toBe('Pretoria')
  })

  it('let one of two through who save at the same moment', async () => {
    const { mara, ada } = await anEstate()
    const now = await opened(mara)
    const outcomes = await Promise.allSettled([
      saveGeneral(mara, { ...now, city: 'Durban' }),
      saveGeneral(ada, { ...now, city: 'Pretoria' }),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('don’t take a word for a phone number', async () => {
    const { mara } = await anEstate()
    const now = await opened(mara)
    const { details } = await refusal(saveGeneral(mara, { ...now, contactPhone: 'the office' }))
    expect(details.fields).toHaveProperty('contactPhone')
  })

  it('of another estate stay as they are', async () => {
    const [here, there] = [await anEstate(), await anEstate()]
    await saveGeneral(here.mara, { ...(await opened(here.mara)), name: 'Willow Bend' })
    expect((await generalSettings(there.mara)).values.name).toBe('Test Estate')
  })
})

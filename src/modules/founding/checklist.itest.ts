import { describe, expect, it } from 'vitest'
import { modules } from '@/server/module'
import { unsafeAcrossEstates } from '@/server/db/client'
import { estateById } from '@/server/estates'
import { callerAs } from '@/testing/caller'
import { ctxFor, makeEstate, makeMember, makeUnit } from '@/testing/estate'
import { wordsAt } from '@/testing/words-at'

async function newEstate() {
  const estate = await makeEstate()
  const manager = await makeMember(estate, { roles: ['administrator'] })
  const { founding } = callerAs({ estate, member: manager })
  return { estate, manager, founding }
}

const doneOf = (steps: readonly { module: string; key: string; done: boolean }[] | null) =>
  steps?.filter(({ done }) => done).map(({ module, key }) => `${module}.${key}`)

describe('the set-up checklist', () => {
  it('has words for each step that a module names', () => {
    const steps = modules().flatMap(({ name, setup = [] }) => setup.map(({ key }) => `${name}.setup.${key}`))
    expect(steps.length).toBeGreaterThan(1)
    for (const step of steps)
      for (const part of ['title', 'hint'])
        expect([step, typeof wordsAt(`${step}.${part}`)]).toEqual([step, 'string'])
  })

  it('begins with nothing done, and says by itself what is', async () => {
    const { estate, founding } = await newEstate()
    expect(doneOf(await founding.checklist())).toEqual([])
    const unit = await makeUnit(estate)
    expect(doneOf(await founding.checklist())).toEqual(['registry.units'])
    await makeMember(estate, { units: [{ id: unit.id, relation: 'owner' }] })
    expect(doneOf(await founding.checklist())).toEqual(['registry.units', 'registry.people'])
  })

  it('counts nothing of another estate', async () => {
    const [{ founding }, other] = await Promise.all([newEstate(), newEstate()])
    await makeUnit(other.estate)
    expect(doneOf(await founding.checklist())).toEqual([])
  })

  it('is put away for all administrators at once, and comes back, with a line in the estate’s trail each', async () => {
    const { estate, founding } = await newEstate()
    await Promise.all([founding.dismissChecklist(), founding.dismissChecklist()])
    expect(await founding.checklist()).toBeNull()
    await founding.restoreChecklist()
    expect(await founding.checklist()).not.toBeNull()
    const events = await ctxFor(estate).db.event.findMany({
      where: { name: { startsWith: 'checklist.' } },
      select: { name: true },
      orderBy: { id: 'asc' },
    })
    expect(events.map(({ name }) => name)).toEqual(['checklist.dismissed', 'checklist.restored'])
  })

  it('leaves out what the estate has switched off', async () => {
    const { estate, manager } = await newEstate()
    await unsafeAcrossEstates('a test switches a module off').estate.update({
      where: { id: estate.id },
      data: { modulesOff: ['tickets'] },
      select: { id: true },
    })
    const now = await estateById(estate.id)
    const steps = now && (await callerAs({ estate: now, member: manager }).founding.checklist())
    expect(steps?.some(({ module }) => module === 'tickets')).toBe(false)
  })
})

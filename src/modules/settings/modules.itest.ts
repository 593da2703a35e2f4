import { describe, expect, it } from 'vitest'
import { estateById } from '@/server/estates'
import { modules } from '@/server/module'
import { callerAs } from '@/testing/caller'
import { ctxFor, makeEstate, makeMember } from '@/testing/estate'
import { aTicket, again, makeHelpDesk, type HelpDesk } from '@/testing/helpdesk'
import { moduleSwitches } from './queries'
import { switchModule } from './service/modules'

const off = { module: 'tickets', on: false }
const on = { module: 'tickets', on: true }

/** The estate and one of its people as the next request finds them. */
async function nextRequest(desk: HelpDesk, member: HelpDesk['manager']) {
  const estate = await estateById(desk.estate.id)
  if (!estate) throw new Error('the estate is gone')
  return { estate, member: await again(estate, member) }
}

describe('a module', () => {
  it('that is switched off answers nobody from the next request on, and comes back with all that was in it', async () => {
    const desk = await makeHelpDesk()
    const ticket = await aTicket(desk)
    await switchModule(ctxFor(desk.estate, desk.manager), off)
    for (const member of [desk.manager, desk.tenant])
      await expect(callerAs({ estate: desk.estate, member }).tickets.list({})).rejects.toThrow(
        'Your estate doesn’t use this part',
      )
    const { estate, member } = await nextRequest(desk, desk.manager)
    await switchModule(ctxFor(estate, member), on)
    for (const member of [desk.manager, desk.tenant]) {
      const { items } = await callerAs({ estate: desk.estate, member }).tickets.list({})
      expect(items.map(({ id }) => id)).toEqual([ticket.id])
    }
  })

  it('tells how much is open in it before it is switched off', async () => {
    const desk = await makeHelpDesk()
    await aTicket(desk)
    const switches = await moduleSwitches(ctxFor(desk.estate, desk.manager))
    expect(switches).toContainEqual({ name: 'tickets', on: true, inPlan: true, open: 1 })
  })

  it('leaves a line in the trail for each switch, and none where it was so already', async () => {
    const desk = await makeHelpDesk()
    const ctx = ctxFor(desk.estate, desk.manager)
    for (const input of [off, off, on, on]) await switchModule(ctx, input)
    const events = await ctx.db.event.findMany({
      where: { name: 'settings.module_switched' },
      orderBy: { id: 'asc' },
      select: { actorName: true, changes: true },
    })
    expect(events).toEqual([
      { actorName: 'Mara Manager', changes: { tickets: [true, false] } },
      { actorName: 'Mara Manager', changes: { tickets: [false, true] } },
    ])
  })

  it('of the core can’t be switched off', async () => {
    const estate = await makeEstate()
    const ctx = ctxFor(estate, await makeMember(estate, { roles: ['administrator'] }))
    for (const { name } of modules().filter(({ switchable }) => !switchable))
      await expect(switchModule(ctx, { module: name, on: false })).rejects.toThrow('does not exist')
    expect((await estateById(estate.id))?.modulesOff).toEqual([])
  })

  it('stays on in every other estate', async () => {
    const [here, there] = [await makeHelpDesk(), await makeHelpDesk()]
    await switchModule(ctxFor(here.estate, here.manager), off)
    expect((await estateById(there.estate.id))?.modulesOff).toEqual([])
  })

  it('is not for staff to switch who only use it', async () => {
    const desk = await makeHelpDesk()
    await expect(switchModule(ctxFor(desk.estate, desk.facility), off)).rejects.toThrow('no right')
  })
})

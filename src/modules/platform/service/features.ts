import type { OperatorCtx } from '@/server/context'
import { writeEstateEvent, writePlatformEvent } from '@/server/audit'
import { unsafeAcrossEstates } from '@/server/db/client'
import { conflict, notFound } from '@/server/errors'
import { featureOn, featuresOf, featureSwitched, withFeature } from '@/server/features'
import { requireOperator } from '@/server/operator-rights'
import type { SwitchFeature } from '../schemas'

/**
 * Switches a feature for one estate, or leaves it to what is usual: from the next request on, in every process. The
 * decision that stood on the screen must still stand.
 */
export async function switchFeature(ctx: OperatorCtx, input: SwitchFeature): Promise<void> {
  requireOperator(ctx, 'estates:features')
  const { id, name, on, reason } = input
  await unsafeAcrossEstates('an operator switches a feature of an estate').$transaction(async (db) => {
    await db.$queryRaw`SELECT id FROM estate WHERE id = ${id}::uuid FOR NO KEY UPDATE`
    const estate = await db.estate.findUnique({
      where: { id },
      select: { slug: true, name: true, features: true },
    })
    if (!estate) throw notFound('estate')
    const before = featuresOf(estate).find((feature) => feature.name === name)
    if (!before) throw notFound('feature')
    const decided = before.decided ? before.on : null
    if (decided !== input.seen) throw changedMeanwhile()
    if (decided === on) return
    const features = withFeature(estate.features, name, on)
    await db.estate.update({ where: { id }, data: { features }, select: { id: true } })
    const words = (value: boolean | null) => (value === null ? 'usual' : value ? 'on' : 'off')
    await writePlatformEvent(db, ctx, {
      name: 'estate.feature_switched',
      subjectType: 'estate',
      subjectId: id,
      reason,
      details: { slug: estate.slug, name: estate.name, changes: { [name]: [words(decided), words(on)] } },
    })
    const isOn = featureOn({ estate: { features } }, name)
    if (isOn === before.on) return
    await writeEstateEvent(db, ctx, featureSwitched, {
      estateId: id,
      payload: { feature: name, on: isOn ? 'on' : 'off' },
      changes: { [name]: [before.on, isOn] },
    })
  })
}

function changedMeanwhile() {
  return conflict(
    'platform.feature_changed',
    'Somebody else has switched this meanwhile. Have a look at it before you go on.',
  )
}

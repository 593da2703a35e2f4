import { verifyEstateTrail } from '@/modules/audit/service/verify'
import { DomainError } from '@/server/errors'
import { required, type Options, type Outcome } from './command'
import { terminalCtx } from './estates'

/** Reads an estate's audit trail against its seals. */
export async function verifyEstate(options: Options): Promise<Outcome> {
  const verdict = await verifyEstateTrail(await terminalCtx(required(options, 'estate')))
  const { broken, outside, events, seals, waiting, newest } = verdict
  if (broken)
    throw new DomainError(
      'RESOURCE_CONFLICT',
      `trail.${broken.fault}`,
      `Seal ${broken.number} does not hold (${broken.fault}); its events are of ${broken.firstAt.toISOString()} to ${broken.lastAt.toISOString()}.`,
    )
  if (outside > 0)
    throw new DomainError('RESOURCE_CONFLICT', 'trail.outside', `${outside} events stand outside every seal.`)
  const head = newest ? `\nNewest seal: ${newest.number} ${newest.hash}` : ''
  return {
    words: `The trail holds: ${events} events under ${seals} seals, ${waiting} wait for theirs.${head}`,
    json: verdict,
  }
}

import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { callerAs } from '@/testing/caller'
import { makeOperator } from '@/testing/operator'
import { acrossEstates, asOwner } from '@/testing/owner'
import { deliver } from './deliveries'
import { countOutcome, flushOutcomes } from './outcomes'
import { asJob } from './running-job'

async function console() {
  return callerAs({ console: await makeOperator('support') }).health
}

const mail = (to: string) => ({ channel: 'email' as const, to, kind: 'identity.reset', key: randomUUID() })

describe('a message', () => {
  it('is one delivery however often it is tried, and says why it failed', async () => {
    const health = await console()
    const to = `${randomUUID()}@example.com`
    const job = String(Math.floor(Math.random() * 1e9) + 1e9)
    const broken = () => Promise.reject(new Error('the mail server said no'))
    await expect(asJob(job, () => deliver(mail(to), broken))).rejects.toThrow('said no')
    const [row] = await acrossEstates<{ id: string }>('SELECT id FROM delivery WHERE job_id = $1', [job])
    const id = row?.id ?? ''
    expect(await health.delivery({ id })).toMatchObject({
      status: 'failed',
      attempts: 1,
      error: 'the mail server said no',
      job: null,
    })
    await asJob(job, () => deliver(mail(to), async () => undefined))
    expect(await health.delivery({ id })).toMatchObject({ status: 'sent', attempts: 2, error: null })
  })

  it('is kept without the address that it went to', async () => {
    const to = `thandi-${randomUUID()}@example.com`
    await deliver(mail(to), async () => undefined)
    const rows = await acrossEstates<{ row: string }>('SELECT d::text AS row FROM delivery d')
    expect(JSON.stringify(rows)).not.toContain(to)
    const { items } = await (await console()).deliveries({ channel: ['email'], status: ['sent'] })
    expect(items).toContainEqual(expect.objectContaining({ recipient: 't…@example.com' }))
  })
})

describe('a webhook', () => {
  it('is opened with its payload masked, and what became of it', async () => {
    const health = await console()
    const eventId = randomUUID()
    await acrossEstates(
      `INSERT INTO webhook_delivery (provider, event_id, type, payload, status, error)
       VALUES ('stripe', $1, 'invoice.paid', '{"data":{"customer_email":"thandi@example.com","phone":"+27821234567"}}', 'failed', 'no such estate')`,
      [eventId],
    )
    const { items } = await health.webhooks({ status: ['failed'] })
    const line = items.find((item) => item.eventId === eventId)
    const webhook = await health.webhook({ id: line?.id ?? '' })
    expect(webhook).toMatchObject({ status: 'failed', error: 'no such estate', job: null })
    expect(JSON.stringify(webhook.payload)).toBe(
      '{"data":{"phone":"+27…4567","customer_email":"t…@example.com"}}',
    )
  })
})

describe('what failed', () => {
  it('is sent again by its own job, once, and by nobody who may only look', async () => {
    const health = await console()
    const [job] = await acrossEstates<{ id: string }>(
      `SELECT id::text FROM graphile_worker.add_job('tests.never_run', '{}', run_at => now() + interval '1 hour', max_attempts => 1)`,
    )
    const id = job?.id ?? ''
    const broken = () => Promise.reject(new Error('the mail server said no'))
    await expect(asJob(id, () => deliver(mail('a@example.com'), broken))).rejects.toThrow('said no')
    await acrossEstates(`SELECT graphile_worker.permanently_fail_jobs(ARRAY[$1]::bigint[], 'no')`, [id])
    const [row] = await acrossEstates<{ id: string }>('SELECT id FROM delivery WHERE job_id = $1', [id])
    const again = { ids: [row?.id ?? '', randomUUID()], reason: 'The server is up again' }
    expect(await health.retryDeliveries(again)).toEqual({ again: 1, left: 1 })
    const [waiting] = await acrossEstates<{ attempts: number; available: boolean }>(
      'SELECT attempts, is_available AS available FROM graphile_worker._private_jobs WHERE id = $1',
      [id],
    )
    expect(waiting).toEqual({ attempts: 0, available: true })
    const reader = callerAs({ console: await makeOperator('read_only') }).health
    await expect(reader.retryDeliveries(again)).rejects.toThrow('no right')
  })

  it('of a provider is worked off once more though its job is long gone, and once though two ask', async () => {
    const health = await console()
    const [row] = await acrossEstates<{ id: string }>(
      `INSERT INTO webhook_delivery (provider, event_id, type, payload, status, error)
       VALUES ('stripe', $1, 'invoice.paid', '{}', 'failed', 'no such estate') RETURNING id::text`,
      [randomUUID()],
    )
    const id = row?.id ?? ''
    const again = { ids: [id], reason: 'The estate is there now' }
    const both = await Promise.all([health.retryWebhooks(again), health.retryWebhooks(again)])
    expect(both.map(({ again }) => again).toSorted()).toEqual([0, 1])
    expect(await health.webhook({ id })).toMatchObject({ status: 'received' })
    const asked = await acrossEstates(`SELECT FROM job_request WHERE payload->>'id' = $1`, [id])
    expect(asked).toHaveLength(1)
    const [line] = await acrossEstates<{ reason: string }>(
      `SELECT reason FROM platform_event WHERE name = 'webhook.retried' AND details->'ids' ? $1`,
      [id],
    )
    expect(line?.reason).toBe('The estate is there now')
  })
})

describe('the figures', () => {
  it('count by the hour what failed on our side', async () => {
    countOutcome('request', true)
    countOutcome('request', false)
    await flushOutcomes()
    const { hours } = await (await console()).figures()
    const hour = hours.find(({ source }) => source === 'request')
    expect(hour?.failed).toBeGreaterThan(0)
    expect(hour?.served).toBeGreaterThan(0)
  })

  it('say how large the database is, and by which tables', async () => {
    const { bytes, connections, tables } = await (await console()).database()
    expect(bytes).toBeGreaterThan(1_000_000)
    expect(connections).toBeGreaterThan(0)
    expect(tables.map(({ name }) => name)).toContain('event')
  })

  it('name the slow queries of every role, or say that the server does not keep them', async () => {
    const { slow } = await (await console()).database()
    const kept = await asOwner('SELECT FROM statistics.pg_stat_statements LIMIT 1').then(
      () => true,
      () => false,
    )
    if (kept) expect(slow).toMatchObject({ state: 'ready', hidden: 0, queries: expect.any(Array) })
    else expect(slow).toEqual({ state: 'not_loaded' })
  })

  it('say so where this role may not read the slow queries', async () => {
    await asOwner('REVOKE USAGE ON SCHEMA statistics FROM gatehouse_across')
    const { slow } = await (await console()).database()
    await asOwner('GRANT USAGE ON SCHEMA statistics TO gatehouse_across')
    expect(slow).toEqual({ state: 'not_readable' })
  })

  it('are no finance operator’s', async () => {
    const health = callerAs({ console: await makeOperator('finance') }).health
    await expect(health.figures()).rejects.toThrow('no right')
  })
})

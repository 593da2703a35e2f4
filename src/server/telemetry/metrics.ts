import { metrics, type Attributes } from '@opentelemetry/api'

type Metric = { kind: 'counter' | 'histogram' | 'gauge'; help: string; buckets?: readonly number[] }

const SECONDS = [0.01, 0.025, 0.05, 0.12, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300]

/** Everything that is measured, under its name at /metrics; counters get `_total` there. Alert rules know no other. */
export const METRICS = {
  gatehouse_request_duration_seconds: {
    kind: 'histogram',
    buckets: SECONDS,
    help: 'Time from a request to the end of its answer; live updates are left out',
  },
  gatehouse_live_connections: { kind: 'gauge', help: 'Browsers that hear live updates from this process' },
  gatehouse_job_duration_seconds: {
    kind: 'histogram',
    buckets: SECONDS,
    help: 'Time of one run of a job, by its outcome',
  },
  gatehouse_jobs: { kind: 'gauge', help: 'Jobs by state: due, later, running, dead' },
  gatehouse_job_age_seconds: { kind: 'gauge', help: 'How long the oldest due job has waited' },
  gatehouse_relay_age_seconds: { kind: 'gauge', help: 'How long the oldest event has waited for the relay' },
  gatehouse_store_failures: { kind: 'counter', help: 'Requests that the store of files failed' },
  gatehouse_mail_failures: { kind: 'counter', help: 'Mails that could not be handed over' },
  gatehouse_database_connections: { kind: 'gauge', help: 'Connections of this process by role and state' },
  gatehouse_database_bytes: { kind: 'gauge', help: 'Size of the database' },
  gatehouse_replication_lag_seconds: { kind: 'gauge', help: 'How far a replica is behind, by its name' },
  gatehouse_disk_free_ratio: { kind: 'gauge', help: 'Share of the disk under DATA_DIR that is free' },
  gatehouse_certificate_remaining_seconds: {
    kind: 'gauge',
    help: 'Until the certificate that browsers are shown runs out',
  },
  gatehouse_memory_bytes: { kind: 'gauge', help: 'Memory of this process' },
  gatehouse_event_loop_delay_seconds: {
    kind: 'gauge',
    help: 'Longest delay of the event loop since asked last',
  },
} as const satisfies Record<string, Metric>

type Named<Kind extends Metric['kind']> = {
  [Name in keyof typeof METRICS]: (typeof METRICS)[Name]['kind'] extends Kind ? Name : never
}[keyof typeof METRICS]

const meter = () => metrics.getMeter('gatehouse')

/** Counts one; nothing where metrics are off. */
export function count(name: Named<'counter'>, attributes: Attributes = {}): void {
  meter().createCounter(name, { description: METRICS[name].help }).add(1, attributes)
}

/** Shows a counter from the first moment on: one that appears with its first failure has no rise. */
export function showCounters(): void {
  for (const name of ['gatehouse_store_failures', 'gatehouse_mail_failures'] as const)
    meter().createCounter(name, { description: METRICS[name].help }).add(0)
}

/** Notes how long something took. */
export function timer(name: Named<'histogram'>): (seconds: number, attributes: Attributes) => void {
  const { help, buckets } = METRICS[name]
  const histogram = meter().createHistogram(name, {
    description: help,
    advice: { explicitBucketBoundaries: [...buckets] },
  })
  return (seconds, attributes) => histogram.record(seconds, attributes)
}

export type Reading = readonly [value: number, attributes?: Attributes]

/** Asked anew each time that somebody looks. */
export function gauge(
  name: Named<'gauge'>,
  read: () => Iterable<Reading> | Promise<Iterable<Reading>>,
): void {
  meter()
    .createObservableGauge(name, { description: METRICS[name].help })
    .addCallback(async (result) => {
      for (const [value, attributes] of await read()) result.observe(value, attributes)
    })
}

import { metrics } from '@opentelemetry/api'
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus'
import { MeterProvider } from '@opentelemetry/sdk-metrics'
import { config } from '../config'
import { log } from '../log'
import { showCounters } from './metrics'
import { measureCertificate, measureProcess } from './process'
import { measureQueue } from './queue'
import { measureRequests } from './requests'
import { startTracing } from './traces'

/**
 * Lets this process be watched, as far as its settings ask for it.
 * @returns what ends it: whoever looks would keep the process alive
 */
export async function startTelemetry(role: 'web' | 'worker'): Promise<() => Promise<void>> {
  const { metricsPort, traces } = config()
  const stopTracing = traces && startTracing(`gatehouse-${role}`, traces)
  const stopMetrics = metricsPort === null ? null : await serveMetrics(role, metricsPort)
  return async () => {
    await Promise.allSettled([stopTracing?.(), stopMetrics?.()])
  }
}

async function serveMetrics(role: 'web' | 'worker', port: number): Promise<() => Promise<void>> {
  const reader = new PrometheusExporter({
    host: '0.0.0.0',
    port,
    withoutScopeInfo: true,
    preventServerStart: true,
  })
  metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] }))
  showCounters()
  measureProcess()
  if (role === 'web') measureRequests(port)
  else {
    measureQueue()
    measureCertificate()
  }
  await reader.startServer().catch((error: unknown) => {
    log().error({ err: error, port }, 'the figures can’t be served')
  })
  return () => reader.shutdown()
}

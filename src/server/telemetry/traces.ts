import { context, propagation, SpanStatusCode, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
  type ReadableSpan,
  type SpanExporter,
} from '@opentelemetry/sdk-trace'

export type TraceSettings = { endpoint: string; share: number }

/**
 * Sends the traces of this process to a collector; Next tells of each request, we of each job.
 * @returns what sends the last of them and ends it
 */
export function startTracing(name: string, { endpoint, share }: TraceSettings): () => Promise<void> {
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` })
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': name }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(share) }),
    spanProcessors: [new BatchSpanProcessor({ exporter: discreet(exporter) })],
  })
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  propagation.setGlobalPropagator(new W3CTraceContextPropagator())
  trace.setGlobalTracerProvider(provider)
  return () => provider.shutdown()
}

/** What follows a `?` may be a key to a file or a password's reset; the words of an error may name a person. */
function discreet(exporter: SpanExporter): SpanExporter {
  return {
    export: (spans, done) => exporter.export(spans.map(withoutSecrets), done),
    shutdown: () => exporter.shutdown(),
    forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
  }
}

function withoutSecrets(span: ReadableSpan): ReadableSpan {
  const attributes = Object.entries(span.attributes).map(
    ([name, value]) => [name, typeof value === 'string' ? beforeQuery(value) : value] as const,
  )
  const { kind, parentSpanContext, startTime, endTime, links, duration, ended, resource } = span
  return {
    ...{ kind, startTime, endTime, links, duration, ended, resource },
    ...(parentSpanContext ? { parentSpanContext } : {}),
    spanContext: () => span.spanContext(),
    instrumentationScope: span.instrumentationScope,
    droppedAttributesCount: span.droppedAttributesCount,
    droppedEventsCount: span.droppedEventsCount,
    droppedLinksCount: span.droppedLinksCount,
    name: beforeQuery(span.name),
    attributes: Object.fromEntries(attributes),
    status: { code: span.status.code },
    events: [],
  }
}

const beforeQuery = (text: string) => text.replace(/\?.*$/s, '')

/** Runs work as a span of its own; only its name is told where it fails. */
export function traced<T>(name: string, work: () => Promise<T>): Promise<T> {
  return trace.getTracer('gatehouse').startActiveSpan(name, async (span) => {
    try {
      return await work()
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR })
      span.setAttribute('error.type', error instanceof Error ? error.name : 'Error')
      throw error
    } finally {
      span.end()
    }
  })
}

import { SeverityNumber } from '@opentelemetry/api-logs'
import { registerInstrumentations } from '@opentelemetry/instrumentation'
import { FetchInstrumentation } from '@opentelemetry/instrumentation-fetch'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BatchLogRecordProcessor, LoggerProvider } from '@opentelemetry/sdk-logs'
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics'
import { BatchSpanProcessor, WebTracerProvider } from '@opentelemetry/sdk-trace-web'
import { total } from './checkout.ts'
import { createExporters } from './exporters.ts'

// A page that was made for OpenTelemetry: nothing in it but the address and the key knows of Seismo.
const encoding = new URLSearchParams(location.search).get('encoding') ?? 'json'
const exporters = createExporters(encoding)
const resource = resourceFromAttributes({
  ...{ 'service.name': 'shop', 'service.version': 'shop@2.0.0' },
  ...{ 'deployment.environment.name': 'e2e', 'session.id': crypto.randomUUID() },
})

const tracers = new WebTracerProvider({
  resource,
  spanProcessors: [new BatchSpanProcessor(exporters.traces, { scheduledDelayMillis: 100 })],
})
tracers.register()
registerInstrumentations({
  tracerProvider: tracers,
  instrumentations: [new FetchInstrumentation({ ignoreUrls: [/\/v1\//] })],
})

const loggers = new LoggerProvider({
  resource,
  processors: [
    new BatchLogRecordProcessor({ exporter: exporters.logs, scheduledDelayMillis: 100 }),
  ],
})
const logger = loggers.getLogger('shop')

const meters = new MeterProvider({
  resource,
  readers: [
    new PeriodicExportingMetricReader({
      exporter: exporters.metrics,
      ...{ exportIntervalMillis: 60_000, exportTimeoutMillis: 5_000 },
    }),
  ],
})
const meter = meters.getMeter('shop')
const checkouts = meter.createCounter(`checkouts.${encoding}`)
const durations = meter.createHistogram(`cart.duration.${encoding}`)

onClick('fetch', () => fetch(`/api/recommendations/${encoding}?for=ann`))
onClick('throw', () => {
  try {
    total([])
  } catch (exception) {
    logger.emit({ severityNumber: SeverityNumber.ERROR, body: 'no total', exception })
  }
})
onClick('message', () =>
  logger.emit({ severityNumber: SeverityNumber.FATAL, body: `stock is gone, says ${encoding}` }),
)
onClick('vital', () =>
  logger.emit({
    ...{ severityNumber: SeverityNumber.INFO, eventName: 'browser.web_vital' },
    attributes: { 'browser.web_vital.name': 'inp', 'browser.web_vital.value': 312.5 },
  }),
)
onClick('measure', () => {
  checkouts.add(2, { plan: 'pro' })
  checkouts.add(1, { plan: 'pro' })
  for (const duration of [8, 30, 400]) durations.record(duration)
  return meters.forceFlush()
})

function onClick(id: string, run: () => unknown): void {
  const button = document.createElement('button')
  button.id = id
  button.textContent = id
  button.addEventListener('click', () => void run())
  document.body.append(button)
}

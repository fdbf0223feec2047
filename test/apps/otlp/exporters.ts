import { OTLPLogExporter as JsonLogs } from '@opentelemetry/exporter-logs-otlp-http'
import { OTLPLogExporter as ProtobufLogs } from '@opentelemetry/exporter-logs-otlp-proto'
import {
  AggregationTemporalityPreference,
  OTLPMetricExporter as JsonMetrics,
} from '@opentelemetry/exporter-metrics-otlp-http'
import { OTLPMetricExporter as ProtobufMetrics } from '@opentelemetry/exporter-metrics-otlp-proto'
import { OTLPTraceExporter as JsonTraces } from '@opentelemetry/exporter-trace-otlp-http'
import { OTLPTraceExporter as ProtobufTraces } from '@opentelemetry/exporter-trace-otlp-proto'

const { endpoint = '', key = '' } = document.documentElement.dataset

/** The exporters of one encoding, with nothing but the address and the key of Seismo's own. */
export function createExporters(encoding: string) {
  const to = (signal: string) => ({
    url: `${endpoint}/v1/${signal}`,
    headers: { 'x-seismo-key': key },
  })
  // What is added up must not be told again and again.
  const temporalityPreference = AggregationTemporalityPreference.DELTA
  const metrics = { ...to('metrics'), temporalityPreference }
  return encoding === 'protobuf'
    ? {
        traces: new ProtobufTraces(to('traces')),
        logs: new ProtobufLogs(to('logs')),
        metrics: new ProtobufMetrics(metrics),
      }
    : {
        traces: new JsonTraces(to('traces')),
        logs: new JsonLogs(to('logs')),
        metrics: new JsonMetrics(metrics),
      }
}

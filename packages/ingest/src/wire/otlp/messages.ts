import type { Field, Message } from './protobuf.ts'

// The numbers of opentelemetry-proto 1.x, of the fields that Seismo reads.

function message(fields: Record<number, Field>): Message {
  return new Map(Object.entries(fields).map(([number, field]) => [Number(number), field]))
}

function list(name: string, of: Field['of']): Field {
  return { name, of, isList: true }
}

const arrayValue = message({ 1: list('values', () => anyValue) })

const keyValueList = message({ 1: list('values', () => keyValue) })

const anyValue: Message = message({
  1: { name: 'stringValue', of: 'text' },
  2: { name: 'boolValue', of: 'flag' },
  3: { name: 'intValue', of: 'int64' },
  4: { name: 'doubleValue', of: 'double' },
  5: { name: 'arrayValue', of: () => arrayValue },
  6: { name: 'kvlistValue', of: () => keyValueList },
  7: { name: 'bytesValue', of: 'base64' },
})

const keyValue: Message = message({
  1: { name: 'key', of: 'text' },
  2: { name: 'value', of: () => anyValue },
})

const attributes = list('attributes', () => keyValue)

const resource = message({ 1: attributes })

const scope = message({ 1: { name: 'name', of: 'text' } })

const event = message({
  1: { name: 'timeUnixNano', of: 'fixed64' },
  2: { name: 'name', of: 'text' },
  3: attributes,
})

const status = message({
  2: { name: 'message', of: 'text' },
  3: { name: 'code', of: 'enum' },
})

const span = message({
  1: { name: 'traceId', of: 'hex' },
  2: { name: 'spanId', of: 'hex' },
  4: { name: 'parentSpanId', of: 'hex' },
  5: { name: 'name', of: 'text' },
  6: { name: 'kind', of: 'enum' },
  7: { name: 'startTimeUnixNano', of: 'fixed64' },
  8: { name: 'endTimeUnixNano', of: 'fixed64' },
  9: attributes,
  11: list('events', () => event),
  15: { name: 'status', of: () => status },
})

const logRecord = message({
  1: { name: 'timeUnixNano', of: 'fixed64' },
  2: { name: 'severityNumber', of: 'enum' },
  5: { name: 'body', of: () => anyValue },
  6: attributes,
  9: { name: 'traceId', of: 'hex' },
  10: { name: 'spanId', of: 'hex' },
  11: { name: 'observedTimeUnixNano', of: 'fixed64' },
  12: { name: 'eventName', of: 'text' },
})

const numberDataPoint = message({
  3: { name: 'timeUnixNano', of: 'fixed64' },
  4: { name: 'asDouble', of: 'double' },
  6: { name: 'asInt', of: 'sfixed64' },
  7: attributes,
  8: { name: 'flags', of: 'enum' },
})

const histogramDataPoint = message({
  3: { name: 'timeUnixNano', of: 'fixed64' },
  4: { name: 'count', of: 'fixed64' },
  5: { name: 'sum', of: 'double' },
  6: list('bucketCounts', 'fixed64'),
  7: list('explicitBounds', 'double'),
  9: attributes,
  10: { name: 'flags', of: 'enum' },
  11: { name: 'min', of: 'double' },
  12: { name: 'max', of: 'double' },
})

const exponentialBuckets = message({
  1: { name: 'offset', of: 'sint32' },
  2: list('bucketCounts', 'uint64'),
})

const exponentialDataPoint = message({
  1: attributes,
  3: { name: 'timeUnixNano', of: 'fixed64' },
  4: { name: 'count', of: 'fixed64' },
  5: { name: 'sum', of: 'double' },
  6: { name: 'scale', of: 'sint32' },
  7: { name: 'zeroCount', of: 'fixed64' },
  8: { name: 'positive', of: () => exponentialBuckets },
  9: { name: 'negative', of: () => exponentialBuckets },
  10: { name: 'flags', of: 'enum' },
})

const valueAtQuantile = message({
  1: { name: 'quantile', of: 'double' },
  2: { name: 'value', of: 'double' },
})

const summaryDataPoint = message({
  3: { name: 'timeUnixNano', of: 'fixed64' },
  4: { name: 'count', of: 'fixed64' },
  5: { name: 'sum', of: 'double' },
  6: list('quantileValues', () => valueAtQuantile),
  7: attributes,
  8: { name: 'flags', of: 'enum' },
})

function dataOf(point: Message): Message {
  return message({
    1: list('dataPoints', () => point),
    2: { name: 'aggregationTemporality', of: 'enum' },
    3: { name: 'isMonotonic', of: 'flag' },
  })
}

const numbers = dataOf(numberDataPoint)
const histogram = dataOf(histogramDataPoint)
const exponentialHistogram = dataOf(exponentialDataPoint)
const summary = dataOf(summaryDataPoint)

const metric = message({
  1: { name: 'name', of: 'text' },
  3: { name: 'unit', of: 'text' },
  5: { name: 'gauge', of: () => numbers },
  7: { name: 'sum', of: () => numbers },
  9: { name: 'histogram', of: () => histogram },
  10: { name: 'exponentialHistogram', of: () => exponentialHistogram },
  11: { name: 'summary', of: () => summary },
})

/** All three requests nest alike: resources, their scopes, what these made. */
function request(names: Names, item: Message): Message {
  const scoped = message({
    1: { name: 'scope', of: () => scope },
    2: list(names.items, () => item),
  })
  const group = message({
    1: { name: 'resource', of: () => resource },
    2: list(names.scopes, () => scoped),
  })
  return message({ 1: list(names.groups, () => group) })
}

export interface Names {
  groups: string
  scopes: string
  items: string
}

export const SPANS = { groups: 'resourceSpans', scopes: 'scopeSpans', items: 'spans' }
export const LOGS = { groups: 'resourceLogs', scopes: 'scopeLogs', items: 'logRecords' }
export const METRICS = { groups: 'resourceMetrics', scopes: 'scopeMetrics', items: 'metrics' }

export const traceRequest = request(SPANS, span)
export const logsRequest = request(LOGS, logRecord)
export const metricsRequest = request(METRICS, metric)

import type { Decode } from '../decoded.ts'
import { attributesOf } from './attributes.ts'
import { dataPointsOf } from './data-points.ts'
import { decodeRequest } from './decode-request.ts'
import { METRICS, metricsRequest } from './messages.ts'
import { readDataPoint } from './metric.ts'

/** An ExportMetricsServiceRequest, of which data points are the items. */
export const decodeOtlpMetrics: Decode = (body, received) =>
  decodeRequest(body, received, {
    ...{ names: METRICS, message: metricsRequest, kind: 'metric' },
    partsOf: dataPointsOf,
    attributesOf: ({ point }) => attributesOf(point.attributes),
    read: readDataPoint,
  })

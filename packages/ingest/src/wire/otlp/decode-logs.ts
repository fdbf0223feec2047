import type { Decode } from '../decoded.ts'
import { attributesOf } from './attributes.ts'
import { decodeRequest } from './decode-request.ts'
import { readLog } from './log.ts'
import { LOGS, logsRequest } from './messages.ts'

/** An ExportLogsServiceRequest. */
export const decodeOtlpLogs: Decode = (body, received) =>
  decodeRequest(body, received, {
    ...{ names: LOGS, message: logsRequest, kind: 'log', read: readLog },
    partsOf: (record) => [record],
    attributesOf: ({ attributes }) => attributesOf(attributes),
  })

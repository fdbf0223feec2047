import { listen, type Stop } from '../browser/listen.ts'
import type { ReportError } from './report-error.ts'

/** Promises rejected without anyone to catch, whatever they were rejected with. */
export function collectRejections(report: ReportError, page: EventTarget = window): Stop {
  return listen(page, 'unhandledrejection', (event) =>
    report({ thrown: event.reason, mechanism: 'unhandledrejection' }),
  )
}

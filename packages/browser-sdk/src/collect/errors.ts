import { toAddress } from '../browser/address.ts'
import { listen, type Stop } from '../browser/listen.ts'
import type { ReportError } from './report-error.ts'

/** Errors nobody caught, a cross-origin script's nameless `Script error.` among them. */
export function collectErrors(report: ReportError, page: EventTarget = window): Stop {
  return listen(page, 'error', (event) => {
    // A page may dispatch any event under this name.
    if (!('message' in event)) return
    const { message, filename, lineno: line, colno: column } = event
    report({
      // Another origin's errors and the browser's own notices come as a text only.
      thrown: (event.error as unknown) ?? { name: 'Error', message },
      mechanism: 'error',
      at: filename && line ? { file: toAddress(filename), line, column } : undefined,
    })
  })
}

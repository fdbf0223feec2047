import type { Host } from '../host.ts'
import { toExceptions } from './exceptions.ts'

/** Errors and rejections that nobody caught, and those the page reports itself. */
export function collectErrors(host: Host): void {
  // `captureError(error); throw error` is one failure, though it reaches us twice.
  const seen = new WeakSet()

  host.report = (thrown, mechanism, { position, ...more } = {}) => {
    if (Object(thrown) === thrown) {
      // as: just tested.
      if (seen.has(thrown as object)) return
      seen.add(thrown as object)
    }
    const exceptions = toExceptions(thrown)
    const [outermost] = exceptions
    if (outermost && !outermost.stack) outermost.at = position
    host.emit({ is: 'error', mechanism, exceptions, ...more })
  }
  host.on('error', (event) => reportEvent(host, event))
  host.on('unhandledrejection', (event) => reportEvent(host, event))
}

/** An event of the window's, now or from before the script was there. */
export function reportEvent({ report }: Host, event: ErrorEvent | PromiseRejectionEvent): void {
  if ('reason' in event) return report(event.reason, 'unhandledrejection')
  const { message, filename: file, lineno: line, colno: column } = event
  // Another origin's errors and the browser's own notices come as a text only; a page may dispatch
  // any event under this name.
  if (message)
    report(event.error ?? { name: 'Error', message }, 'error', { position: { file, line, column } })
}

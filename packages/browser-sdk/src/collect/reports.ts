import { guard } from '../browser/guard.ts'
import type { Feature } from '../host.ts'

interface ReportBody {
  id?: string
  message?: string
  sourceFile?: string
  lineNumber?: number
  columnNumber?: number
}

/** What the browser warns of: deprecated features in use, and its own interventions. */
export const reports: Feature = ({ emit, signal }) => {
  // lib.dom does not know it, nor do all browsers.
  const { ReportingObserver } = self as unknown as {
    ReportingObserver?: new (
      seen: (reports: { type: string; body: ReportBody }[]) => void,
      options: { buffered: boolean },
    ) => PerformanceObserver
  }
  if (!ReportingObserver) return
  const observer = new ReportingObserver(
    guard((seen) => {
      for (const { type, body } of seen) {
        const { id, message = '', sourceFile: file = '', lineNumber, columnNumber } = body
        // Violations come as an event too, and that one every browser has.
        if (type !== 'csp-violation')
          emit({
            is: 'report',
            type,
            key: id,
            message,
            position: { file, line: lineNumber ?? 0, column: columnNumber ?? 0 },
          })
      }
    }),
    { buffered: true },
  )
  // as: of the observer's methods both kinds have the one that is used.
  ;(observer as { observe: () => void }).observe()
  signal.addEventListener('abort', () => observer.disconnect())
}

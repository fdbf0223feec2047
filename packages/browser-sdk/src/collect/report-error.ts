import type { ErrorItem, Exception } from '../wire.ts'
import type { Emit } from './emit.ts'
import { toExceptions } from './exceptions.ts'

export interface ErrorReport {
  thrown: unknown
  mechanism: ErrorItem['mechanism']
  level?: ErrorItem['level'] | undefined
  tags?: ErrorItem['tags'] | undefined
  /** Where it happened, of use only when `thrown` brings no stack. */
  at?: Exception['at'] | undefined
}

export type ReportError = (report: ErrorReport) => void

export function createErrorReporter(emit: Emit<ErrorItem>): ReportError {
  // `captureError(error); throw error` is one failure, though it reaches us twice.
  const seen = new WeakSet()

  return ({ thrown, mechanism, level = 'error', tags, at }) => {
    if (typeof thrown === 'object' && thrown !== null) {
      if (seen.has(thrown)) return
      seen.add(thrown)
    }
    const exceptions = toExceptions(thrown)
    const [outermost] = exceptions
    if (outermost && !outermost.stack && at) outermost.at = at
    emit({ is: 'error', mechanism, level, exceptions, ...(tags && { tags }) })
  }
}

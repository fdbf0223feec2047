import { isRecord } from '../foreign/read-json.ts'
import { cut } from '../well-formed.ts'
import { recordsIn } from './fields.ts'

/** Every span below a `resourceSpans`, with the name of the instrumentation that made it. */
export function spansIn(resourceSpans: unknown): Record<string, unknown>[] {
  return recordsIn(resourceSpans).flatMap(({ scopeSpans }) =>
    recordsIn(scopeSpans).flatMap(({ scope, spans }) => {
      const name = isRecord(scope) ? scope.name : undefined
      const made = typeof name === 'string' ? cut(name, 200) : ''
      return recordsIn(spans).map((span) => ({ ...span, scope: made }))
    }),
  )
}

import type { ErrorItem } from '../envelope.ts'
import type { Attributes } from './attributes.ts'
import { textAt } from './fields.ts'

/** What makes an error item of where and when it was. */
export type Thrown = Omit<
  ErrorItem,
  'id' | 'at' | 'firstAt' | 'pageViewId' | 'url' | 'route' | 'weight'
>

/** An exception by the attributes that spans' events and log records share. */
export function thrownOf(attributes: Attributes): Omit<Thrown, 'level' | 'contexts'> {
  const type = textAt(attributes, 200, 'exception.type') || 'Error'
  const message = textAt(attributes, 16_384, 'exception.message')
  return caught({ type, message, stack: textAt(attributes, 65_536, 'exception.stacktrace') })
}

export function caught(exception: ErrorItem['exceptions'][number]) {
  return {
    ...{ is: 'error' as const, mechanism: 'captured', exceptions: [exception] },
    ...{ tags: {}, breadcrumbs: [], fingerprint: [], scripts: [], debugIds: {} },
  }
}

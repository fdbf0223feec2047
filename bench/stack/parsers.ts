import type { Frame } from '../../packages/ingest/src/process/frame.ts'
import { parseStack } from '../../packages/ingest/src/process/stack/parse-stack.ts'
import type { StackCase } from './corpus.ts'

type Thrown = Pick<StackCase, 'name' | 'message' | 'stack' | 'extra'>

export type Parse = (thrown: Thrown) => Frame[]

/** What the page sends of an error: its type, message and stack, and the position if it has one. */
export function ours({ name, message, stack, extra }: Thrown): Frame[] {
  const at = positionIn(extra ?? {})
  const { stacktrace } = extra ?? {}
  return parseStack({
    type: name ?? 'Error',
    message: message ?? '',
    stack: typeof stacktrace === 'string' ? stacktrace : stack,
    ...(at && { at }),
  })
}

/** SpiderMonkey and JavaScriptCore put the position on the error itself. */
function positionIn(extra: Record<string, unknown>) {
  const file = extra['fileName'] ?? extra['sourceURL']
  const line = extra['lineNumber'] ?? extra['line']
  const column = extra['columnNumber'] ?? extra['column']
  const isKnown = typeof file === 'string' && typeof line === 'number' && typeof column === 'number'
  return isKnown ? { file, line, column } : undefined
}

/** The most used parser of npm, given the whole error object as its README asks. */
export async function loadPeer(): Promise<Parse> {
  // CommonJS with a default export of its own: Node puts one default around the other.
  const { default: wrapped } = await import('error-stack-parser')
  const parser = wrapped.default
  return ({ name, message, stack, extra }) => {
    const error = Object.assign(new Error(message ?? ''), extra, { name: name ?? 'Error', stack })
    return parser.parse(error).map(({ functionName, fileName, lineNumber, columnNumber }) => ({
      ...(functionName !== undefined && { function: functionName }),
      ...(fileName !== undefined && { file: fileName }),
      ...(lineNumber !== undefined && { line: lineNumber }),
      ...(columnNumber !== undefined && { column: columnNumber }),
    }))
  }
}

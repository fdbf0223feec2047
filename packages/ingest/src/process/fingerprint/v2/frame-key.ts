import type { SymbolicatedFrame } from '../../frame.ts'
import { functionKey } from '../v1/function-key.ts'
import { locationKey } from './location-key.ts'
import { messageTemplate } from './message-template.ts'

/** Minifiers hand out one and two letters first, and three in a large script; the next build gives others. */
const MAX_MINIFIED_LENGTH = 3

/** Whether the frame speaks of a source as its author wrote it. */
export function isResolved({ status }: SymbolicatedFrame): boolean {
  return status === 'mapped' || status === 'not-minified'
}

/** File and function, never the line: code above moves it with every release. */
export function frameKey(frame: SymbolicatedFrame): string {
  const file = locationKey(frame.file ?? '')
  const name = frameFunction(frame)
  const what = name === '' && frame.status === 'mapped' ? sourceLine(frame) : name
  return what === '' ? file : `${file} ${what}`
}

/** `src/cart/total.ts in sum`, the one line a list of issues has for a place. */
export function frameTitle(frame: SymbolicatedFrame): string {
  const name = frameFunction(frame)
  const file = locationKey(frame.file ?? '')
  return name === '' ? file : `${file} in ${name}`
}

function frameFunction(frame: SymbolicatedFrame): string {
  const name = functionKey(frame.function)
  return !isResolved(frame) && name.length <= MAX_MINIFIED_LENGTH ? '' : name
}

/** Two nameless functions in one file differ by what they say. */
function sourceLine({ context, line }: SymbolicatedFrame): string {
  const text = context.find((candidate) => candidate.line === line)?.text.trim() ?? ''
  return messageTemplate(text.slice(0, 120))
}

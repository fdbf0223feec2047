import type { Frame } from '../frame.ts'
import { toFrame } from './to-frame.ts'

const STARTS = ['Error thrown at line ', 'called from line ']
const IN = ' in '

/**
 * One line `called from line 27, column 8 in run(ex) in http://h/app.js:` of the `stacktrace` that
 * Opera 10 to 12 kept beside `stack`; the page's own line of source follows each.
 */
export function parseOperaLine(line: string): Frame | undefined {
  const start = STARTS.find((words) => line.startsWith(words))
  const colon = line.endsWith(':') ? line.length - 1 : -1
  if (start === undefined || colon < 0) return undefined
  const inFile = line.lastIndexOf(IN)
  const position = line.slice(start.length, line.indexOf(IN))
  const [lineNumber = NaN, column = NaN] = position.split(', column ').map(Number)
  if (!Number.isSafeInteger(lineNumber) || !Number.isSafeInteger(column)) return undefined
  const name = line.slice(start.length + position.length + IN.length, Math.max(inFile, 0))
  const file = line.slice(inFile + IN.length, colon)
  return toFrame(functionName(name), { file, line: lineNumber, column })
}

function functionName(call: string): string {
  const name = call.split('(', 1)[0] ?? ''
  const named = /^<anonymous function: ([^>]*)>$/.exec(name)
  return named?.[1] ?? name
}

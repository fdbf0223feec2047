import type { Frame } from '../frame.ts'
import { isNative, looksLikeFile, parseLocation, schemeLength } from './location.ts'
import type { Location } from './location.ts'
import { toFrame } from './to-frame.ts'

/** Texts that become code at run time; SpiderMonkey names them behind `line N > `. */
const GENERATED = new Set(['eval', 'Function', 'GeneratorFunction', 'AsyncFunction', 'domTimer'])

const WASM = 'wasm-function['

/** One line `name@place`, as SpiderMonkey and JavaScriptCore write it. */
export function parseFirefoxLine(line: string): Frame | undefined {
  const separator = findSeparator(line)
  if (separator < 0) return undefined
  const name = withoutArguments(line.slice(0, separator))
  const place = line.slice(separator + 1).trim()
  // JavaScriptCore leaves the place empty for code from `eval` and `new Function`.
  if (place === '' || isNative(place) || place.startsWith('<?>')) return toFrame(name, {})
  if (place === '[wasm code]') return toFrame(name, { file: place })
  const origin = generatedAt(place)
  return origin ? toFrame(name === '' ? 'eval' : name, origin) : parsePlace(name, place)
}

/**
 * The `@` between name and place. Both may hold more of them (`o["@x"]@http://h/@scope/p@1.0/a.js`):
 * the place starts where an address does, else where a path does, else behind the last `@` that is
 * not part of a package's name or version.
 */
function findSeparator(line: string): number {
  for (let at = line.indexOf('@'); at >= 0; at = line.indexOf('@', at + 1)) {
    if (schemeLength(line, afterSpaces(line, at + 1)) > 0) return at
  }
  const path = line.indexOf('@/')
  if (path >= 0) return path
  return schemeLength(line, 0) > 0 ? -1 : lastPlainAt(line)
}

function lastPlainAt(line: string): number {
  let at = line.lastIndexOf('@')
  while (at > 0 && line[at - 1] === '/') at = line.lastIndexOf('@', at - 1)
  return at
}

function afterSpaces(line: string, from: number): number {
  let index = from
  while (line[index] === ' ') index++
  return index
}

/** Old Firefox and Opera print arguments: `bar(1)`, `()`, `f([arguments not available])`. */
function withoutArguments(name: string): string {
  const open = name.endsWith(')') ? name.indexOf('(') : -1
  const head = open < 0 ? name : name.slice(0, open)
  const named = /^<anonymous function: ([^>]*)>$/.exec(head)
  if (named) return named[1] ?? ''
  return /\s/.test(head) && !head.startsWith('<') ? name : head
}

/**
 * `app.js line 26 > eval line 2 > eval:1:30`: the numbers at the end count lines of a text nobody
 * kept, so the frame stands where the outermost `eval` was called. Its column is not told.
 */
function generatedAt(place: string): Location | undefined {
  const mark = place.indexOf(' line ')
  if (mark < 0 || place.includes(WASM)) return undefined
  const arrow = place.indexOf(' > ', mark)
  const line = Number(place.slice(mark + ' line '.length, arrow))
  if (arrow < 0 || !Number.isSafeInteger(line)) return undefined
  const kind = /^\w+/.exec(place.slice(arrow + ' > '.length, arrow + 30))?.[0] ?? ''
  return GENERATED.has(kind) ? { file: place.slice(0, mark), line } : undefined
}

function parsePlace(name: string, place: string): Frame | undefined {
  const location = parseLocation(place)
  const isAddress = schemeLength(place, 0) > 0 || place.startsWith('/')
  const isPlace = isAddress
    ? location.line !== undefined || looksLikeFile(place) || place.includes(WASM)
    : location.column !== undefined
  return isPlace ? toFrame(name, location) : undefined
}

import type { Frame } from '../frame.ts'
import { isUnbalanced, openingBracket } from './brackets.ts'
import { parseEvalFrame } from './chromium-eval.ts'
import { parseFirefoxLine } from './firefox.ts'
import { withoutAddressMark } from './hermes.ts'
import { isNative, looksLikeFile, parseLocation, schemeLength } from './location.ts'
import { toFrame } from './to-frame.ts'
import { parseAddressLine } from './webkit.ts'

const MARK = 'at '
const ASYNC = 'async '

/**
 * One line `at name (place)` or `at place`. V8 writes it, and with it Chromium, Node, Deno, old
 * Edge and Internet Explorer; Bun and Hermes imitate it.
 */
export function parseChromiumLine(line: string): Frame | undefined {
  if (!line.startsWith(MARK)) return undefined
  const body = line.slice(MARK.length)
  return parseEvalFrame(body) ?? parseCall(body) ?? parseBare(body)
}

function parseCall(body: string): Frame | undefined {
  const open = callBracket(body)
  if (open < 0) return undefined
  const name = body.slice(0, open)
  const place = body.slice(open + 1, body.endsWith(')') ? -1 : undefined)
  // Old Safari extension runtimes put the bracket inside the scheme: `f@safari-extension:(//id/…)`.
  if (name.endsWith(':') && place.startsWith('//')) return parseAddressed(name + place)
  return parsePlace(name, place)
}

function callBracket(body: string): number {
  if (body.endsWith(')')) {
    const open = openingBracket(body, body.length - 1)
    if (open >= 0 && !isUnbalanced(body.slice(0, open))) return open
  } else if (!isUnbalanced(body)) {
    return -1
  }
  return unpairedBracket(body)
}

/** A bracket without its pair in a name or an address, or a line that a length limit cut short. */
function unpairedBracket(body: string): number {
  for (let at = body.lastIndexOf(' ('); at >= 0; at = body.lastIndexOf(' (', at - 1)) {
    if (schemeLength(body, at + 2) > 0 || body[at + 2] === '/') return at + 1
    if (at === 0) break
  }
  return body.indexOf(' (') + 1 || -1
}

function parseBare(body: string): Frame | undefined {
  const place = body.startsWith(ASYNC) ? body.slice(ASYNC.length) : body
  if (schemeLength(place, 0) === 0) {
    const addressed = place.includes('@') ? parseAddressed(place) : undefined
    if (addressed) return addressed
  }
  const location = parseLocation(mappedPlace(place))
  return location.line === undefined ? undefined : toFrame('', location)
}

/** `name@address`, as consoles and other tools print frames that they put behind `at`. */
function parseAddressed(text: string): Frame | undefined {
  return parseFirefoxLine(text) ?? parseAddressLine(text)
}

function parsePlace(name: string, text: string): Frame | undefined {
  if (isNative(text)) return toFrame(name, {})
  const place = mappedPlace(text)
  const location = parseLocation(place)
  return location.line !== undefined || looksLikeFile(place) ? toFrame(name, location) : undefined
}

/**
 * The place alone, without what some runtimes write around it: `async ` (older Chromium), `address
 * at ` (Hermes), the transpiled position behind ` <- ` (Karma), the `, <anonymous>` that V8 puts
 * between an eval's origin and its position.
 */
function mappedPlace(text: string): string {
  let place = withoutAddressMark(text.startsWith(ASYNC) ? text.slice(ASYNC.length) : text)
  const arrow = place.indexOf(' <- ')
  if (arrow >= 0) place = place.slice(0, arrow)
  const origin = place.lastIndexOf(', <anonymous>:')
  return origin > 0 ? place.slice(0, origin) + place.slice(origin + ', <anonymous>'.length) : place
}

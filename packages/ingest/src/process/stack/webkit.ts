import type { Frame } from '../frame.ts'
import { parseFirefoxLine } from './firefox.ts'
import { parseLocation, schemeLength } from './location.ts'
import { toFrame } from './to-frame.ts'

/**
 * JavaScriptCore writes SpiderMonkey's `name@place`, but older versions print a function without a
 * name as the bare place.
 */
export function parseWebkitLine(line: string): Frame | undefined {
  return parseFirefoxLine(line) ?? parseAddressLine(line)
}

/** A line that is an address with a position and nothing else. */
export function parseAddressLine(line: string): Frame | undefined {
  const location = parseLocation(line)
  const isPlace =
    schemeLength(line, 0) > 0
      ? location.line !== undefined
      : location.column !== undefined && location.file !== undefined && !/\s/.test(location.file)
  return isPlace ? toFrame('', location) : undefined
}

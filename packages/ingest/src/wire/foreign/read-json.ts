import { nestsDeeperThan } from '../nesting.ts'

/** An event's contexts and a breadcrumb's data nest by themselves, and clients cut them at 10 at most. */
const MAX_DEPTH = 32

export type ReadJson =
  { is: 'object'; value: Record<string, unknown> } | { is: 'invalid'; detail: string }

const decoder = new TextDecoder()

/** The object that a payload holds; every payload Seismo reads is one. */
export function readJson(bytes: Uint8Array): ReadJson {
  const text = decoder.decode(bytes)
  if (nestsDeeperThan(MAX_DEPTH, text)) return { is: 'invalid', detail: 'nests too deep' }
  const value = parse(text)
  return isRecord(value)
    ? { is: 'object', value }
    : { is: 'invalid', detail: 'expected a JSON object' }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parse(text: string): unknown {
  try {
    // Halves of characters that JSON can escape are mended where texts are cut.
    return JSON.parse(text)
  } catch {
    // The caller says so in its answer; where in the text it broke helps nobody else.
    return undefined
  }
}

const LITERAL = 0
const NEAR_COPY = 1
const COPY = 2

/** Up to here a literal's length stands in its tag; above, in so many bytes behind it. */
const LONGEST_IN_TAG = 60

/** What comes next: bytes of the body itself, or some that were written before. */
interface Element {
  length: number
  /** How far back; 0 for a literal. */
  offset: number
  /** Where the body goes on. */
  next: number
}

/**
 * The elements of Snappy's block format, behind its preamble, as exactly `length` bytes; nothing
 * where they are broken. Our own, as the package for it (snappyjs 0.7) reads a literal's length as
 * a signed number and goes back and forth for ever on a body of six bytes.
 */
export function uncompress(body: Uint8Array, length: number): Uint8Array | undefined {
  const out = new Uint8Array(length)
  let from = 0
  let to = 0
  while (from < body.length) {
    const element = elementAt(body, from)
    if (!element || element.length > length - to) return undefined
    const { offset, next } = element
    if (offset === 0) {
      if (element.length > body.length - next) return undefined
      out.set(body.subarray(next, next + element.length), to)
      from = next + element.length
    } else {
      if (offset > to) return undefined
      copyBack(out, to, element)
      from = next
    }
    to += element.length
  }
  return to === length ? out : undefined
}

function elementAt(body: Uint8Array, at: number): Element | undefined {
  const tag = body[at] ?? 0
  const kind = tag & 3
  const high = tag >>> 2
  if (kind === LITERAL && high < LONGEST_IN_TAG)
    return { length: high + 1, offset: 0, next: at + 1 }
  const more = bytesBehind(kind, high)
  const next = at + 1 + more
  if (next > body.length) return undefined
  const number = littleEndian(body, at + 1, more)
  if (kind === LITERAL) return { length: number + 1, offset: 0, next }
  const copy =
    kind === NEAR_COPY
      ? { length: 4 + (high & 7), offset: (tag >>> 5) * 256 + number, next }
      : { length: high + 1, offset: number, next }
  return copy.offset > 0 ? copy : undefined
}

function bytesBehind(kind: number, high: number): number {
  if (kind === LITERAL) return high - LONGEST_IN_TAG + 1
  if (kind === NEAR_COPY) return 1
  return kind === COPY ? 2 : 4
}

/** Not by shifts, which would make a negative number of a long one. */
function littleEndian(body: Uint8Array, at: number, bytes: number): number {
  let number = 0
  for (let index = bytes - 1; index >= 0; index -= 1)
    number = number * 256 + (body[at + index] ?? 0)
  return number
}

/** A copy longer than its offset repeats what it has just written. */
function copyBack(out: Uint8Array, to: number, { length, offset }: Element): void {
  if (offset >= length) out.copyWithin(to, to - offset, to - offset + length)
  else for (let index = to; index < to + length; index += 1) out[index] = out[index - offset] ?? 0
}

/** What an answer is beside its elements: its JSON with an empty list in their place. */
export interface Envelope {
  text: string
  /** Where the elements stood; undefined where the answer had no such list. */
  list: 'data' | 'result' | undefined
}

/** `enough` stops the reading; the answer has no envelope then. */
export type OnElement = (bytes: Uint8Array) => 'enough' | undefined

/** Beside its elements an answer says little. */
const MAX_BESIDE = 65_536
/** Of what has no elements: the types of some 20,000 metrics. */
const MAX_WHOLE = 4 * 1_048_576
/** A series of 11,000 points is some 300 kB. */
const MAX_ELEMENT_BYTES = 16 * 1_048_576

/** What was read is not what the query API would say. */
export class NotAnAnswerError extends Error {
  override name = 'NotAnAnswerError'
}

const SPACE = 0x20
const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const MINUS = 0x2d
const NINE = 0x39
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d

/**
 * Reads an answer of the query API piece by piece: `JSON.parse` of millions of points would take
 * hundreds of megabytes and all of the thread's time at once.
 * @throws NotAnAnswerError
 */
export function createElementReader(onElement: OnElement | undefined) {
  const decoder = new TextDecoder()
  const elements = createSplitter(onElement)
  const maxEnvelope = onElement ? MAX_BESIDE : MAX_WHOLE
  let envelope = ''
  let list: Envelope['list']
  let isInList = false

  /** Up to the list, or behind it. Beside the list texts hold no bracket, or it is no list of ours. */
  function readEnvelope(piece: Uint8Array, from: number): number {
    const bracket = onElement && list === undefined ? piece.indexOf(OPEN_LIST, from) : -1
    const end = bracket < 0 ? piece.length : bracket + 1
    envelope += decoder.decode(piece.subarray(from, end), { stream: true })
    if (envelope.length > maxEnvelope) throw new NotAnAnswerError('not the list asked for')
    if (bracket >= 0) {
      list = /"(data|result)"\s*:\s*\[$/.exec(envelope)?.[1] as Envelope['list'] // as: by the pattern
      isInList = list !== undefined
    }
    return end
  }

  return {
    read(piece: Uint8Array): 'enough' | undefined {
      let from = 0
      while (from < piece.length) {
        if (isInList) {
          const { end, outcome } = elements(piece, from)
          if (outcome === 'enough') return 'enough'
          isInList = outcome === 'more'
          from = end
        } else from = readEnvelope(piece, from)
      }
      return undefined
    },
    end: (): Envelope => ({ text: envelope + decoder.decode(), list }),
  }
}

type Split = (
  piece: Uint8Array,
  from: number,
) => { end: number; outcome: 'more' | 'closed' | 'enough' }

/** Cuts the inside of a list into its elements, which may begin in one piece and end in another. */
function createSplitter(onElement: OnElement | undefined): Split {
  const begun = createBegun()
  // Of the piece before: nested objects and lists (0 between elements), and where it broke off.
  const before = { depth: 0, isInText: false, isEscaped: false }

  return (piece, from) => {
    // In variables of its own: this loop sees every byte.
    let { depth, isInText } = before
    let start = from
    let at = before.isEscaped ? from + 1 : from
    for (; at < piece.length; at += 1) {
      const byte = piece[at] ?? 0
      // Most are digits.
      if (byte >= MINUS && byte <= NINE) continue
      if (byte === QUOTE && depth > 0) isInText = !isInText
      else if (isInText) {
        if (byte === BACKSLASH) at += 1
      } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
        if (depth === 0) start = at
        depth += 1
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
        if (depth === 0) return { end: at, outcome: 'closed' }
        depth -= 1
        if (depth > 0) continue
        const element = begun.with(piece.subarray(start, at + 1))
        if (onElement?.(element) === 'enough') return { end: at, outcome: 'enough' }
      } else if (depth === 0 && byte !== COMMA && byte > SPACE) {
        throw new NotAnAnswerError('elements that are no objects')
      }
    }
    Object.assign(before, { depth, isInText, isEscaped: at > piece.length })
    if (depth > 0) begun.keep(piece.slice(start))
    return { end: piece.length, outcome: 'more' }
  }
}

/** The beginning of an element that goes on in the next piece. */
function createBegun() {
  let pieces: Uint8Array[] = []
  let size = 0

  function keep(bytes: Uint8Array): void {
    size += bytes.length
    if (size > MAX_ELEMENT_BYTES) throw new NotAnAnswerError('a series larger than any is')
    pieces.push(bytes)
  }

  return {
    keep,
    /** With its end. */
    with(last: Uint8Array): Uint8Array {
      if (pieces.length === 0) return last
      keep(last)
      const whole = new Uint8Array(size)
      let at = 0
      for (const bytes of pieces) {
        whole.set(bytes, at)
        at += bytes.length
      }
      pieces = []
      size = 0
      return whole
    },
  }
}

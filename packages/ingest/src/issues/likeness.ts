/** What issues are compared by. */
export interface Compared {
  type: string
  message: string
  culprit: string
  /** The pieces of its grouping. */
  why: readonly string[]
}

interface Likeness {
  /** 0 to 1. */
  likeness: number
  because: string[]
}

const WEIGHTS = { frames: 0.5, message: 0.35, type: 0.05, culprit: 0.1 }

/** How much two issues have in common, in words as well. It only suggests: see docs/decisions/0013. */
export function likenessOf(a: Compared, b: Compared): Likeness {
  const [framesOfA, framesOfB] = [framesOf(a), framesOf(b)]
  const shared = framesOfA.filter((frame) => framesOfB.includes(frame)).length
  const frames = Math.max(framesOfA.length, framesOfB.length)
  const words = saysSame(a, b) ? 1 : messageLikeness(a.message, b.message)
  const because = [
    ...(words === 1 ? ['same message'] : []),
    ...(words >= 0.5 && words < 1 ? ['similar message'] : []),
    ...(shared > 0 ? [`${shared} of ${frames} frames`] : []),
    ...(a.culprit !== '' && a.culprit === b.culprit ? ['same place'] : []),
    ...(a.type === b.type ? ['same type'] : []),
  ]
  const parts = [
    // Where neither has a frame of its own the message says all there is.
    [frames === 0 ? 0 : WEIGHTS.frames, shared / Math.max(1, frames)],
    [WEIGHTS.message, words],
    [WEIGHTS.type, a.type === b.type ? 1 : 0],
    [WEIGHTS.culprit, a.culprit === b.culprit ? 1 : 0],
  ] as const
  const whole = parts.reduce((sum, [weight]) => sum + weight, 0)
  const likeness = parts.reduce((sum, [weight, part]) => sum + weight * part, 0) / whole
  return { likeness: Math.round(likeness * 100) / 100, because }
}

function framesOf({ why }: Compared): string[] {
  return why.filter((piece) => piece.startsWith('frame '))
}

/** In the wording that all engines share, whatever each of them said. */
function saysSame({ why }: Compared, other: Compared): boolean {
  return why.some((piece) => piece.startsWith('message ') && other.why.includes(piece))
}

/** Of words, numbers and ids all being one; an order of their own has to be theirs as well. */
function messageLikeness(a: string, b: string): number {
  const [wordsOfA, wordsOfB] = [wordsOf(a), wordsOf(b)]
  if (wordsOfA.join(' ') === wordsOfB.join(' ')) return 1
  const [setOfA, setOfB] = [new Set(wordsOfA), new Set(wordsOfB)]
  const all = new Set([...setOfA, ...setOfB]).size
  const shared = [...setOfA].filter((word) => setOfB.has(word)).length
  return Math.min(0.99, shared / Math.max(1, all))
}

const LONGEST = 500

function wordsOf(message: string): string[] {
  const words =
    message
      .slice(0, LONGEST)
      .toLowerCase()
      .match(/[\p{L}\p{N}_]+/gu) ?? []
  return words.map((word) => (/\d/.test(word) ? '#' : word))
}

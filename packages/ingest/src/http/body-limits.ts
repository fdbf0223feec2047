import { ProblemError } from './problem.ts'

export interface BodyLimits {
  /** Bytes, as they come and after decompression. */
  maxBytes: number
  /** Decompressed by compressed size; a real beacon packs to a tenth, a bomb to a thousandth. */
  maxRatio: number
  /** From the first byte asked for to the last that comes. */
  withinMs: number
}

export function tooLarge({ maxBytes }: BodyLimits): ProblemError {
  return new ProblemError('too-large', {
    detail: `At most ${maxBytes} bytes after decompression; send several smaller ones.`,
  })
}

export function tooSlow({ withinMs }: BodyLimits): ProblemError {
  return new ProblemError('too-slow', { detail: `Send it within ${withinMs / 1_000} s.` })
}

export function endedEarly(cause: unknown): ProblemError {
  return new ProblemError('malformed', { cause, detail: 'The body ended early.' })
}

import { causesFromRoot } from './cause-chain.ts'
import { errorPieces } from './error-pieces.ts'
import { frameTitle } from './frame-key.ts'
import type { GroupedException } from './grouped-exception.ts'
import { hashedFrames } from './hashed-frames.ts'
import { noiseOf } from './noise.ts'
import type { NoiseClass } from './noise.ts'
import { primaryOf } from './primary-of.ts'
import { userPieces } from './user-pieces.ts'

export interface FingerprintInput {
  /** Outermost first, each next one the cause of the one before. */
  exceptions: readonly GroupedException[]
  /** Never hashed: the same fault is caught as an error or as a rejection. */
  mechanism?: string
  /** What the page itself wants the error grouped by. */
  userFingerprint?: readonly string[]
  route?: string
}

export interface Fingerprint {
  /** 128 bits as 32 hex digits: the issue, unless an alias says otherwise. */
  primary: string
  version: 'v1'
  class: 'error' | NoiseClass
  /** What was hashed, a line each; the issue page shows it. */
  why: string[]
  /** The place to look at first, empty where none is known. */
  culprit: string
}

/**
 * Which issue an error belongs to: pure, and frozen once released. Another idea of sameness is
 * another version beside this one.
 */
export function fingerprint(input: FingerprintInput): Fingerprint {
  const { exceptions, userFingerprint = [], route = '' } = input
  const causes = causesFromRoot(exceptions)
  const root = causes[0] ?? { type: '', message: '', frames: [] }
  const noise = noiseOf(root, route)
  const hashed = hashedFrames(causes)
  const defaults = noise?.pieces ?? errorPieces(causes, hashed)
  const isCustom = userFingerprint.length > 0
  const why = isCustom ? userPieces(userFingerprint, root.message, defaults) : defaults
  const kind = noise?.class ?? 'error'
  const blamed = hashed.frames.at(-1)
  return {
    primary: primaryOf(isCustom ? 'custom' : kind, why),
    version: 'v1',
    class: kind,
    why,
    culprit: blamed ? frameTitle(blamed) : '',
  }
}

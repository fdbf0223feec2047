import { routeKey } from '../v1/route-key.ts'
import { bareMessage } from './bare-message.ts'
import { causeTree, type CauseTree } from './cause-tree.ts'
import { engineMessage } from './engine-message.ts'
import { errorPieces, type Complaint } from './error-pieces.ts'
import { typeKey } from './error-type.ts'
import { fineOf, weakOf } from './finer.ts'
import { frameTitle } from './frame-key.ts'
import type { GroupedException } from './grouped-exception.ts'
import { hashedFrames, type HashedFrames } from './hashed-frames.ts'
import { messageTemplate } from './message-template.ts'
import { noiseOf, type NoiseClass } from './noise.ts'
import { ownCalls } from './own-calls.ts'
import { primaryOf } from './primary-of.ts'
import { userPieces } from './user-pieces.ts'

export interface FingerprintInput {
  /** Outermost first. */
  exceptions: readonly GroupedException[]
  /** What the page itself wants the error grouped by. */
  userFingerprint?: readonly string[]
  route?: string
}

export interface Fingerprint {
  /** 128 bits as 32 hex digits: the issue, unless an alias says otherwise. */
  primary: string
  /** One kind of stack and message within the issue, by which it can be split. */
  fine: string
  /** Equal for issues that may be one; only suggests. */
  weak: string
  /** The message without what varies between two occurrences. */
  template: string
  version: 'v2'
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
  const tree = causeTree(exceptions)
  const { said, hashed, kind, pieces } = grouped(tree, route)
  const isCustom = userFingerprint.length > 0
  const why = isCustom ? userPieces(userFingerprint, rootOf(tree).message, pieces) : pieces
  const primary = primaryOf(isCustom ? 'custom' : kind, why)
  const blamed = hashed.frames.at(-1)
  return {
    primary,
    fine: fineOf({
      ...{ primary, template: said.template, route: routeKey(route) },
      calls: ownCalls(exceptions),
    }),
    weak: weakOf(said.engine === undefined ? typeKey(said.type) : '', said.template),
    template: said.template,
    version: 'v2',
    class: kind,
    why,
    culprit: blamed ? frameTitle(blamed) : '',
  }
}

interface Grouped {
  said: Complaint
  hashed: HashedFrames
  kind: Fingerprint['class']
  pieces: string[]
}

function grouped(tree: CauseTree, route: string): Grouped {
  const root = rootOf(tree)
  const said = complaintOf(root)
  const hashed = hashedFrames(tree.causes)
  const noise = noiseOf({ said, frames: root.frames, route })
  const pieces =
    noise?.pieces ??
    (tree.members.length > 0 ? memberPieces(tree, route) : errorPieces(tree.causes, said, hashed))
  return { said, hashed, kind: noise?.class ?? 'error', pieces }
}

function rootOf({ causes }: CauseTree): GroupedException {
  return causes[0] ?? { type: '', message: '', frames: [] }
}

function complaintOf(exception: GroupedException): Complaint {
  const { type, message } = bareMessage(exception)
  const engine = engineMessage(type, message)
  return { type, message, engine, template: engine ?? messageTemplate(message) }
}

/** How many of those that failed together name the fault. */
const MOST_MEMBERS = 3

/** Whatever order they failed in, and however many of them. */
function memberPieces({ causes, members }: CauseTree, route: string): string[] {
  const hashes = members.map((member) => {
    const { kind, pieces } = grouped(member, route)
    return primaryOf(kind, pieces)
  })
  const named = [...new Set(hashes)].sort().slice(0, MOST_MEMBERS)
  return [`type ${typeKey(causes[0]?.type ?? '')}`, ...named.map((hash) => `holds ${hash}`)]
}

import { causesFromRoot } from './v1/cause-chain.ts'
import { typeKey } from './v1/error-type.ts'
import { engineMessage } from './v1/engine-message.ts'
import { frameKey } from './v1/frame-key.ts'
import { fingerprint as v1, type Fingerprint, type FingerprintInput } from './v1/fingerprint.ts'
import { messageTemplate } from './v1/message-template.ts'
import { routeKey } from './v1/route-key.ts'
import { fineOf, weakOf } from './v2/finer.ts'

export interface Grouping extends Fingerprint {
  /** One kind of stack and message within the issue. */
  fine: string
  /** Equal for issues that may be one. */
  weak: string
  /** The message without what varies. */
  template: string
}

/** Which issue an error belongs to, what it may be split by, and what looks like it. */
export function fingerprint(input: FingerprintInput): Grouping {
  const grouped = v1(input)
  const [root] = causesFromRoot(input.exceptions)
  const message = root?.message ?? ''
  const template = engineMessage(message) ?? messageTemplate(message)
  const frames = input.exceptions.flatMap(({ frames }) =>
    frames.filter(({ inApp }) => inApp).map(frameKey),
  )
  const route = routeKey(input.route ?? '')
  return {
    ...grouped,
    fine: fineOf({ primary: grouped.primary, frames, template, route }),
    weak: weakOf(typeKey(root?.type ?? ''), template),
    template,
  }
}

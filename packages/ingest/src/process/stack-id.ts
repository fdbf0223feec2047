import { toUuid } from '../issues/short-id.ts'
import { hash128 } from '../lib/hash.ts'
import type { StackException, StackRow } from '../store/rows.ts'
import { messageTemplate } from './fingerprint/v2/message-template.ts'
import { aroundMessage } from './stack/around-message.ts'

interface Identified extends Pick<StackRow, 'release' | 'exceptions' | 'debugIds'> {
  /** What it is grouped by, as every version has it. */
  grouping: string
}

/** By chain: warm ones come as the same object, and their text is long. */
const known = new WeakMap<
  readonly StackException[],
  { release: string; grouping: string; stackId: string }
>()

/**
 * The id covers the resolved frames too: the same raw stack reads otherwise once its map arrives.
 * And the debug ids: two builds that go by one name may have it, and each is looked up by its own map.
 * Of messages it covers what does not vary, or each order's number would be a stack; with the grouping,
 * those of one id differ in nothing that any version groups by. Each error keeps its own message.
 */
export function stackIdOf({ release, exceptions, debugIds, grouping }: Identified): string {
  // Equal chains are one object only where their debug ids are equal too: see `ResolveStack`.
  const before = known.get(exceptions)
  if (before?.release === release && before.grouping === grouping) return before.stackId
  const unsaid = exceptions.map((exception) => {
    const message = messageTemplate(exception.message)
    return { ...exception, message, stack: aroundMessage(exception) ?? exception.stack }
  })
  const stackId = toUuid(hash128(JSON.stringify([release, grouping, unsaid, debugIds])))
  known.set(exceptions, { release, grouping, stackId })
  return stackId
}

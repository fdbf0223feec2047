import { randomId } from '../browser/random-id.ts'
import type { Draft, Host } from '../host.ts'
import type { Envelope, Item } from '../wire.ts'

const SDK = 'browser@0.2.0'

/** All but the time of sending. What the items share is written once: their view and the lines of their stacks. */
export function toEnvelope(
  host: Host,
  drafts: readonly Draft[],
  drops: Record<string, number>,
): Omit<Envelope, 'sentAt'> {
  // The first one's: a page that moves on sends what was before with what comes after.
  const view = drafts[0]?.view ?? host.view
  const lines: string[] = []
  const toLine = (line: string) => {
    const index = lines.indexOf(line)
    return index < 0 ? lines.push(line) - 1 : index
  }
  const items = drafts.map((draft) => ({
    ...draft,
    // JSON leaves out what is undefined.
    view: draft.view === view ? undefined : draft.view,
    ...(draft.is === 'error' && {
      exceptions: draft.exceptions.map(({ stack, ...rest }) => ({
        ...rest,
        stack: stack?.match(/.+/g)?.map(toLine),
      })),
    }),
  }))
  // as: the spread of a union is wider than the union.
  const { context } = host
  return { v: 2, id: randomId(), sdk: SDK, context, view, drops, lines, items: items as Item[] }
}

import { createHistory, type Counts, type Stretch } from './history.ts'
import { createLeftOut } from './left-out.ts'

export type Memory = ReturnType<typeof createMemory>

/** The readings of a series: what is compared leaves out other stretches than what is tested. */
export function createMemory() {
  const history = createHistory()
  const unusual = createLeftOut()
  const resolved = createLeftOut()
  const silent = createLeftOut()
  let next: number | undefined

  function append(index: number, counts: Counts): void {
    if (next === undefined) history.startAt(index)
    history.append(counts)
    next = index + 1
    for (const one of [unusual, resolved, silent]) one.forgetBefore(history.oldest())
  }

  return {
    all: history.without([]),
    /** Without incidents and gaps: what is usual. */
    calm: history.without(unusual.stretches),
    /** Without incidents that are over, so that a long window does not raise them again. */
    tested: history.without(resolved.stretches),
    /** Without gaps, or a second day without traffic would be as usual. */
    traffic: history.without(silent.stretches),
    append,
    amend: history.replace,
    next: () => next,
    length: () => (next === undefined ? 0 : next - history.oldest()),
    leaveOut: unusual.add,
    takeBack: unusual.endAt,
    close: resolved.add,
    miss: (stretch: Stretch) => {
      unusual.add(stretch)
      silent.add(stretch)
    },
    /** The weeks before say nothing any more: the level that began there is what is usual now. */
    acceptFrom: (index: number) => {
      unusual.endAt(index)
      history.forgetBefore(index)
    },
  }
}

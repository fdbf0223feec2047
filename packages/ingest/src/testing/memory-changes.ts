import type { ChangeLog } from '../auth/recorder.ts'
import type { Change } from '../store/ports.ts'

/** A log of changes that is an array. */
export function memoryChanges(changes: Change[] = []): ChangeLog & { all: Change[] } {
  return {
    all: changes,
    append: (change) => Promise.resolve(void changes.push(change)),
    newest: (kind, id) => {
      const last = new Map(
        changes
          .filter((change) => change.kind === kind && (id === undefined || change.id === id))
          .map((change) => [change.id, change]),
      )
      return Promise.resolve([...last.values()].filter(({ value }) => value !== ''))
    },
  }
}

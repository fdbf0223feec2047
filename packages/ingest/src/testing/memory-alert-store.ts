import { seriesKey } from '../alerts/series-key.ts'
import type { Group } from '../alerts/group/group.ts'
import type { AlertStore, DecisionRow, Letter } from '../store/alert-store.ts'

/** The store of alerts in memory, as the contract suite says it is; `before` may throw, as a crash does. */
export function createMemoryAlertStore(before: () => void = () => undefined) {
  const decisions = new Map<string, DecisionRow>()
  const letters = new Map<string, Letter>()

  const store: AlertStore = {
    append: () => Promise.reject(new Error('not asked here')),
    history: () => Promise.reject(new Error('not asked here')),
    starts: () => Promise.resolve([]),
    withheld: () => Promise.resolve(new Map()),
    terms: { begin: (least) => Promise.resolve(least), under: () => store },
    decisions: {
      put: async (rows) => {
        await Promise.resolve().then(before)
        for (const row of rows) {
          const key = [row.projectId, row.ruleId, seriesKey(row.labels), row.at].join()
          decisions.set(key, structuredClone(row))
        }
      },
      list: () => Promise.resolve([...decisions.values()]),
      standing: () => {
        const newest = new Map<string, DecisionRow>()
        for (const row of [...decisions.values()].toSorted((a, b) => a.at - b.at)) {
          newest.set([row.projectId, row.ruleId, seriesKey(row.labels)].join(), row)
        }
        return Promise.resolve([...newest.values()].filter(({ after }) => after !== 'inactive'))
      },
    },
    letters: {
      put: async (given) => {
        if (given.length > 0) await Promise.resolve().then(before)
        for (const letter of given) {
          const key = [letter.key, letter.revision, letter.receiver].join()
          const known = letters.get(key)
          if (known && known.version > letter.version) continue
          letters.set(key, structuredClone(letter))
        }
      },
      waiting: () => Promise.resolve(newestFirst().filter(({ status }) => status === 'waiting')),
      openGroups: () => {
        const newest = new Map<string, Group>()
        for (const { group } of newestFirst().toReversed()) newest.set(group.key, group)
        return Promise.resolve([...newest.values()].filter(({ isOver }) => !isOver))
      },
      ofThread: (_, key) => {
        const ofThread = newestFirst().filter((one) => one.key === key)
        return Promise.resolve([
          ...new Map(ofThread.toReversed().map((one) => [one.receiver, one])).values(),
        ])
      },
      handleOf: ({ key, receiver }) => {
        const ofThread = newestFirst().filter(
          (one) => one.key === key && one.receiver === receiver && one.handle !== null,
        )
        return Promise.resolve(ofThread[0]?.handle ?? null)
      },
      failed: () => Promise.resolve(newestFirst().filter(({ status }) => status === 'failed')),
      latest: () => Promise.resolve(newestFirst()),
      ofService: () => {
        const own = newestFirst().filter(({ projectId }) => projectId === 0)
        const lasts = [...new Map(own.toReversed().map((one) => [one.key, one])).values()]
        return Promise.resolve(lasts.toSorted((a, b) => b.at - a.at))
      },
    },
  }

  function newestFirst(): Letter[] {
    return [...letters.values()].toSorted(
      (a, b) => b.revision - a.revision || b.version - a.version,
    )
  }

  return { store, letters, decisions }
}

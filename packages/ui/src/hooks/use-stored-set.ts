import { useMemo, useSyncExternalStore } from 'react'
import { onStored, readStored, writeStored } from './stored-options.ts'

/** Personal options, several of which hold at once; an unknown one of another version is forgotten. */
export function useStoredSet<Choice extends string>(
  key: string,
  { all, initial }: { all: readonly Choice[]; initial: readonly Choice[] },
): [ReadonlySet<Choice>, (choice: Choice) => void] {
  const stored = useSyncExternalStore(onStored, () => readStored(key))
  const chosen = useMemo(() => {
    const words = stored?.split(' ')
    return new Set(words === undefined ? initial : all.filter((one) => words.includes(one)))
  }, [stored, all, initial])

  function toggle(choice: Choice) {
    const next = new Set(chosen)
    if (!next.delete(choice)) next.add(choice)
    writeStored(key, [...next].join(' '))
  }

  return [chosen, toggle]
}

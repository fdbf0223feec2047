import { useState } from 'react'
import { readStored, writeStored } from './use-stored-choice.ts'

/** Personal options, several of which hold at once; an unknown one of another version is forgotten. */
export function useStoredSet<Choice extends string>(
  key: string,
  { all, initial }: { all: readonly Choice[]; initial: readonly Choice[] },
): [ReadonlySet<Choice>, (choice: Choice) => void] {
  const [chosen, setChosen] = useState<ReadonlySet<Choice>>(() => {
    const words = readStored(key)?.split(' ')
    return new Set(words === undefined ? initial : all.filter((one) => words.includes(one)))
  })

  function toggle(choice: Choice) {
    const next = new Set(chosen)
    if (!next.delete(choice)) next.add(choice)
    setChosen(next)
    writeStored(key, [...next].join(' '))
  }

  return [chosen, toggle]
}

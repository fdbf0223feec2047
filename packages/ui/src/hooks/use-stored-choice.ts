import { useSyncExternalStore } from 'react'
import { onStored, readStored, writeStored } from './stored-options.ts'

/** A personal display option that outlives the visit, the same wherever it is shown. */
export function useStoredChoice<Choice extends string>(
  key: string,
  choices: readonly [Choice, ...Choice[]],
): [Choice, (choice: Choice) => void] {
  const stored = useSyncExternalStore(onStored, () => readStored(key))
  const choice = choices.find((one) => one === stored) ?? choices[0]
  return [choice, (next) => writeStored(key, next)]
}

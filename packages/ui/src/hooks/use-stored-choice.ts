import { useState } from 'react'

/** A personal display option that outlives the visit. */
export function useStoredChoice<Choice extends string>(
  key: string,
  choices: readonly [Choice, ...Choice[]],
): [Choice, (choice: Choice) => void] {
  const [choice, setChoice] = useState<Choice>(
    () => choices.find((one) => one === readStored(key)) ?? choices[0],
  )

  function choose(next: Choice) {
    setChoice(next)
    writeStored(key, next)
  }

  return [choice, choose]
}

export function readStored(key: string): string | null {
  try {
    return localStorage.getItem(`seismo.${key}`)
  } catch {
    return null // Storage denied: options last as long as the page.
  }
}

export function writeStored(key: string, value: string): void {
  try {
    localStorage.setItem(`seismo.${key}`, value)
  } catch {
    // As above.
  }
}

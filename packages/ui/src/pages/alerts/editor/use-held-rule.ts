import type { StoredRule } from '@seismo/ingest/api'
import { useState } from 'react'

/**
 * The rule as it was when somebody began to change it. What others save or remove meanwhile, which any
 * reconnection tells, takes nothing away of what is being typed.
 */
export function useHeldRule(latest: StoredRule | undefined) {
  const [held, setHeld] = useState(latest)
  const [isChanged, setChanged] = useState(false)
  const isOther = held?.id !== latest?.id || held?.version !== latest?.version
  const shown = isChanged && isOther ? held : latest
  if (shown !== held) setHeld(shown)
  return { held: shown, setChanged, takeLatest: () => setChanged(false) }
}

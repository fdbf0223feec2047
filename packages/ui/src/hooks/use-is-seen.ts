import { useDeferredValue } from 'react'

/**
 * False for the first drawing of a part, true right after it. For what the reader is not waiting for:
 * it is drawn and asked for behind the rest.
 */
export function useIsSeen(): boolean {
  return useDeferredValue(true, false)
}

import { useSyncExternalStore } from 'react'

/** Where style sheets say the same. */
const NARROW = '(max-width: 719.98px)'

/** Whether the page is as narrow as a phone: for what is not only shown otherwise, but is something else. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(NARROW).matches)
}

function subscribe(onChange: () => void): () => void {
  const query = matchMedia(NARROW)
  query.addEventListener('change', onChange)
  return () => query.removeEventListener('change', onChange)
}

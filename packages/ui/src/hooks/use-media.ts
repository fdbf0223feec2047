import { useCallback, useSyncExternalStore } from 'react'

/** Where style sheets say the same. */
const NARROW = '(max-width: 719.98px)'

/** Whether the page is as narrow as a phone: for what is not only shown otherwise, but is something else. */
export function useNarrow(): boolean {
  return useMedia(NARROW)
}

export function useMedia(media: string): boolean {
  const subscribe = useCallback(
    (onChange: () => void) => {
      const query = matchMedia(media)
      query.addEventListener('change', onChange)
      return () => query.removeEventListener('change', onChange)
    },
    [media],
  )
  return useSyncExternalStore(subscribe, () => matchMedia(media).matches)
}

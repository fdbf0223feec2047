import { useEffect, useEffectEvent } from 'react'

/** Calls `commit` with the value once it has rested. */
export function useDebounced(value: string, waitMs: number, commit: (value: string) => void): void {
  const onRest = useEffectEvent(commit)

  useEffect(() => {
    const timer = setTimeout(() => onRest(value), waitMs)
    return () => clearTimeout(timer)
  }, [value, waitMs])
}

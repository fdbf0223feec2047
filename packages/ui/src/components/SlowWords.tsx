import { useEffect, useState, type ReactNode } from 'react'

/** By then people ask themselves whether it still works. */
const SLOW_MS = 4_000

interface SlowWordsProps {
  children: ReactNode
  /** What stands there until then. */
  before?: ReactNode
}

/** Says that an answer takes long, once it does. */
export function SlowWords({ children, before = null }: SlowWordsProps) {
  const [isSlow, setIsSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsSlow(true), SLOW_MS)
    return () => clearTimeout(timer)
  }, [])
  return isSlow ? children : before
}

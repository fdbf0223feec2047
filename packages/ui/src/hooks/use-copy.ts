import { useEffect, useState } from 'react'

const SHOW_MS = 1_500

/** `copied` is true for a moment after a copy, for the tick that confirms it. */
export function useCopy(): [copied: boolean, copy: (text: string) => void] {
  const [copied, setCopied] = useState(false)

  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), SHOW_MS)
    return () => clearTimeout(timer)
  }, [copied])

  function copy(text: string) {
    // Refused by the browser: the tick stays away, and the text is there to be selected by hand.
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }

  return [copied, copy]
}

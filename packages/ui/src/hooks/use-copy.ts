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
    copyText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }

  return [copied, copy]
}

/** @throws where the browser does not let the page copy. */
export async function copyText(text: string): Promise<void> {
  // A service reached over plain HTTP by its name is no secure context, and has no clipboard.
  if (isSecureContext) return navigator.clipboard.writeText(text)
  const area = document.createElement('textarea')
  area.value = text
  document.body.append(area)
  area.select()
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way without a secure context
  const done = document.execCommand('copy')
  area.remove()
  if (!done) throw new Error('The browser did not copy.')
}

import type { DisplayOptions } from '@seismo/ingest/api'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { displayQuery, putDisplay } from '../api/display.ts'
import { useIsSeen } from '../hooks/use-is-seen.ts'
import { isShared, isUnsent, noteUnsent, sharedOptions, takeOver } from '../hooks/shared-options.ts'
import { onStored } from '../hooks/stored-options.ts'

/** Several clicks on one menu are one change. */
const REST_MS = 1_000

/** Answers that were taken over: on the way back to the page they are older than what was chosen since. */
const taken = new WeakSet<DisplayOptions>()

/** Keeps the options of this browser and those of the service the same; the browser's are shown meanwhile. */
export function useSharedDisplay(): void {
  const { data: theirs } = useQuery({ ...displayQuery(), enabled: useIsSeen() })

  useEffect(() => {
    if (theirs === undefined) return
    if (taken.has(theirs)) return keepShared('')
    taken.add(theirs)
    takeOver(theirs)
    return keepShared(JSON.stringify(theirs))
  }, [theirs])
}

function keepShared(known: string): () => void {
  let last = known
  let timer: ReturnType<typeof setTimeout> | undefined

  function keep() {
    timer = undefined
    const options = sharedOptions()
    const text = JSON.stringify(options)
    if (text === last) {
      noteUnsent(false)
      return
    }
    last = text
    putDisplay(options).then(
      () => {
        if (timer === undefined) noteUnsent(false)
      },
      // Kept here all the same; the next change, or the next visit, tries again.
      () => (last = ''),
    )
  }

  function soon() {
    clearTimeout(timer)
    timer = setTimeout(keep, REST_MS)
  }

  const stop = onStored((key) => {
    if (!isShared(key)) return
    noteUnsent(true)
    soon()
  })
  // Whoever left within the second had it sent to nobody.
  if (isUnsent()) soon()
  return () => {
    stop()
    clearTimeout(timer)
  }
}

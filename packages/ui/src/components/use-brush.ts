import { useState, type KeyboardEvent, type PointerEvent } from 'react'
import { bucketAt } from './bucket-at.ts'

type Range = readonly [number, number]

/** Hover reads one bucket, drag picks several. */
export function useBrush(count: number, onPick: (range: Range) => void) {
  const [hovered, setHovered] = useState<number>()
  const [start, setStart] = useState<number>()
  const picked: Range | undefined =
    start === undefined || hovered === undefined || start === hovered ? undefined : [start, hovered]

  function bucketUnder({ currentTarget, clientX }: PointerEvent): number {
    const { left, width } = currentTarget.getBoundingClientRect()
    return bucketAt((clientX - left) / width, count)
  }

  function end() {
    setStart(undefined)
    if (picked !== undefined) onPick(picked)
  }

  /** Arrows read, with Shift they pick and Enter is the end of it. */
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter') end()
    if (event.key === 'Escape') setStart(undefined)
    const at = hovered ?? 0
    const next = stepTo(event.key, { at, last: count - 1 })
    if (next === undefined) return
    event.preventDefault()
    setStart(event.shiftKey ? (start ?? at) : undefined)
    setHovered(next)
  }

  return {
    hovered,
    picked,
    handlers: {
      onPointerMove: (event: PointerEvent) => setHovered(bucketUnder(event)),
      onPointerLeave: () => {
        setHovered(undefined)
        setStart(undefined)
      },
      onPointerDown: (event: PointerEvent) => {
        // A finger that drags scrolls the page.
        if (event.pointerType === 'mouse' && event.button === 0) setStart(bucketUnder(event))
      },
      onPointerUp: end,
    },
    onKeyDown,
  }
}

function stepTo(key: string, { at, last }: { at: number; last: number }): number | undefined {
  if (key === 'ArrowLeft') return Math.max(0, at - 1)
  if (key === 'ArrowRight') return Math.min(last, at + 1)
  if (key === 'Home') return 0
  return key === 'End' ? last : undefined
}

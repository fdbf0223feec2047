import { useState, type PointerEvent } from 'react'
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
      onPointerUp: () => {
        setStart(undefined)
        if (picked !== undefined) onPick(picked)
      },
    },
  }
}

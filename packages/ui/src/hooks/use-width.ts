import { useLayoutEffect, useRef, useState, type RefObject } from 'react'

/** How wide an element is, in CSS pixels; 0 before it is on the page. */
export function useWidth<Box extends HTMLElement>(): [RefObject<Box | null>, number] {
  const box = useRef<Box>(null)
  const [width, setWidth] = useState(0)

  useLayoutEffect(() => {
    const target = box.current
    if (target === null) return
    const measure = () => setWidth(target.clientWidth)
    const observer = new ResizeObserver(measure)
    measure()
    observer.observe(target)
    return () => observer.disconnect()
  }, [])

  return [box, width]
}

import { createContext, use } from 'react'
import type { EntityCell } from './EntityWords.tsx'

export interface Hover extends EntityCell {
  /** Of the pointer, in the window; undefined where the keyboard is. */
  at: { x: number; y: number } | undefined
}

interface Hovering {
  hover: Hover | undefined
  setHover: (hover: Hover | undefined) => void
}

/** What is pointed at, which both pictures show. */
export const HoverContext = createContext<Hovering>({ hover: undefined, setHover: () => undefined })

export function useHover(): Hovering {
  return use(HoverContext)
}

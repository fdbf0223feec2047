import type { ReactNode } from 'react'
import styles from './Shape.module.css'

export type ShapeName = 'circle' | 'triangle' | 'square' | 'cross' | 'diamond' | 'dot' | 'ring'
export type Tone = 'good' | 'ni' | 'poor' | 'fatal' | 'info' | 'muted'

/** Colour says it to some, the shape to everybody; the word stands beside it. */
export function Shape({ name, tone, size = 10 }: { name: ShapeName; tone: Tone; size?: number }) {
  return (
    <svg className={styles[tone]} width={size} height={size} viewBox="0 0 10 10" aria-hidden="true">
      {outlines[name]}
    </svg>
  )
}

const outlines: Record<ShapeName, ReactNode> = {
  circle: <circle cx="5" cy="5" r="4.5" />,
  triangle: <path d="M5 .6 9.7 9.2H.3Z" />,
  square: <rect x=".75" y=".75" width="8.5" height="8.5" rx="1" />,
  cross: (
    <path
      d="m1.5 1.5 7 7m0-7-7 7"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.4"
      strokeLinecap="round"
    />
  ),
  diamond: <path d="M5 0 10 5 5 10 0 5Z" />,
  dot: <circle cx="5" cy="5" r="2" />,
  ring: <circle cx="5" cy="5" r="3.8" fill="none" stroke="currentColor" strokeWidth="1.4" />,
}

import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import type { Tone } from './Shape.tsx'
import styles from './Badge.module.css'

interface BadgeProps {
  tone: Tone | 'accent'
  children: ReactNode
  title?: string
}

export function Badge({ tone, children, title }: BadgeProps) {
  return (
    <span className={cx(styles.badge, styles[tone])} title={title}>
      {children}
    </span>
  )
}

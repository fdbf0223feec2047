import { useMemo, useState, type ReactNode } from 'react'
import { HoverContext, type Hover } from './use-hover.ts'

/** Only who shows it is drawn again where the pointer moves. */
export function HoverProvider({ children }: { children: ReactNode }) {
  const [hover, setHover] = useState<Hover>()
  const hovering = useMemo(() => ({ hover, setHover }), [hover])
  return <HoverContext value={hovering}>{children}</HoverContext>
}

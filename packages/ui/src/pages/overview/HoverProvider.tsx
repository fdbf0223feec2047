import { useMemo, useState, type ReactNode } from 'react'
import type { OverviewModel } from './model.ts'
import { HoverContext, type Hover } from './use-hover.ts'

interface HoverProviderProps {
  /** Whose entities are pointed at. */
  model: OverviewModel
  children: ReactNode
}

/** Only who shows it is drawn again where the pointer moves. */
export function HoverProvider({ model, children }: HoverProviderProps) {
  const [hover, setHover] = useState<Hover>()
  const [known, setKnown] = useState(model)
  // In another answer the same index is somebody else.
  if (model !== known) {
    setKnown(model)
    setHover(undefined)
  }
  const hovering = useMemo(() => ({ hover, setHover }), [hover])
  return <HoverContext value={hovering}>{children}</HoverContext>
}

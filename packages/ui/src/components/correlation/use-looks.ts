import { useNavigate, useSearch } from '@tanstack/react-router'
import { writeBox, type Box } from '../../search/box.ts'
import { boxOf, type Look, type LookSearch } from '../../search/look-search.ts'

export interface Looks {
  /** What is open. */
  look: Look | undefined
  box: Box | undefined
  /** The box whose start is the onset. */
  rise: Box | undefined
  toggle: (look: Look) => void
  setBox: (box: Box | undefined) => void
  setRise: (rise: Box | undefined) => void
  zoomTo: (box: Box) => void
}

/** What is looked at beside the charts; it lives in the address. */
export function useLooks(): Looks {
  const { look, box, rise } = useSearch({ strict: false })
  const navigate = useNavigate()

  function change(next: LookSearch & Partial<Box>) {
    void navigate({ to: '.', search: (old) => ({ ...old, ...next }), resetScroll: false })
  }

  return {
    look,
    box: boxOf(box),
    rise: boxOf(rise),
    toggle: (next) => change({ look: next === look ? undefined : next }),
    setBox: (next) => change({ box: next && writeBox(next), ...(next && { look: 'compare' }) }),
    setRise: (next) => change({ rise: next && writeBox(next), ...(next && { look: 'moved' }) }),
    zoomTo: (next) => change({ ...next, box: undefined }),
  }
}

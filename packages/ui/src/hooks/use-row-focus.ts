import { useRef, type RefObject } from 'react'
import { useShortcuts } from './use-shortcuts.ts'

/** `j` and `k` go through the rows of a table, `o` opens one as Enter does: the cursor is the focus. */
export function useRowFocus(): RefObject<HTMLTableSectionElement | null> {
  const body = useRef<HTMLTableSectionElement>(null)

  function move(by: 1 | -1) {
    const links = [...(body.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
    const row = document.activeElement?.closest('tr')
    const at = links.findIndex((link) => row?.contains(link) === true)
    const next = links[at === -1 ? 0 : Math.min(links.length - 1, Math.max(0, at + by))]
    next?.focus({ preventScroll: true })
    next?.scrollIntoView({ block: 'nearest' })
  }

  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    o: () => {
      const { activeElement } = document
      if (activeElement instanceof HTMLElement && body.current?.contains(activeElement))
        activeElement.click()
    },
  })
  return body
}

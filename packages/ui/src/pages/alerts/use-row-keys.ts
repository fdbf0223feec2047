import { useRef, type RefObject } from 'react'
import { useShortcuts } from '../../hooks/use-shortcuts.ts'

/** `j` and `k` go through the rows of a list; `a` and `s` press the button of the row that has them. */
export function useRowKeys(): RefObject<HTMLUListElement | null> {
  const list = useRef<HTMLUListElement>(null)

  function move(by: 1 | -1) {
    const links = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
    const at = links.findIndex((link) => currentRow(list.current)?.contains(link) === true)
    links[at === -1 ? 0 : Math.min(links.length - 1, Math.max(0, at + by))]?.focus()
  }

  function press(key: string) {
    currentRow(list.current)?.querySelector<HTMLElement>(`[data-key=${key}]`)?.click()
  }

  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    a: () => press('a'),
    s: () => press('s'),
  })
  return list
}

function currentRow(list: HTMLElement | null): Element | null {
  const focused = document.activeElement
  if (list === null || focused === null || !list.contains(focused)) return null
  const rows = [...list.children]
  return rows.find((row) => row.contains(focused)) ?? null
}

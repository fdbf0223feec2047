import { useNavigate, useSearch } from '@tanstack/react-router'
import {
  frozenWindow,
  shiftedWindow,
  windowOf,
  type TimeWindow,
  type WindowSearch,
} from '../search/time-window.ts'

/** The window of time in the address, and the ways to change it. */
export function useWindow() {
  const search: WindowSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const window = windowOf(search)

  function show({ from, to }: TimeWindow) {
    void navigate({ to: '.', search: (old) => ({ ...old, from, to }) })
  }

  return {
    window,
    show,
    freeze: () => show(frozenWindow(window, Date.now())),
    shift: (direction: -1 | 1) => show(shiftedWindow(window, Date.now(), direction)),
  }
}

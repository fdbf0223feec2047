import { useEffect } from 'react'
import { useStoredChoice } from './use-stored-choice.ts'

const PALETTES = ['standard', 'distinct'] as const

/** The colours of good, needs improvement and poor: a second set is further apart for every eye. */
export function usePalette() {
  return useStoredChoice('palette', PALETTES)
}

/** Puts the chosen colours on <html>; before the first paint theme-init.ts has done so. */
export function useAppliedPalette(): void {
  const [palette] = usePalette()
  useEffect(() => {
    if (palette === 'standard') delete document.documentElement.dataset.palette
    else document.documentElement.dataset.palette = palette
  }, [palette])
}

import { useSyncExternalStore } from 'react'
import { useStoredChoice } from './use-stored-choice.ts'

const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** The stored choice is put on <html> before the first paint by theme-init.ts. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, store] = useStoredChoice<Theme>('theme', THEMES)

  function choose(next: Theme) {
    store(next)
    if (next === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = next
  }

  return [theme, choose]
}

/** Names the colours that are shown: canvases must be drawn again when it changes. */
export function useColors(): string {
  return useSyncExternalStore(subscribe, snapshot)
}

function subscribe(onChange: () => void): () => void {
  const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)', 'print'].map((one) =>
    matchMedia(one),
  )
  const observer = new MutationObserver(onChange)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme', 'data-palette'] })
  for (const query of queries) query.addEventListener('change', onChange)
  return () => {
    observer.disconnect()
    for (const query of queries) query.removeEventListener('change', onChange)
  }
}

function snapshot(): string {
  const { theme, palette = 'standard' } = document.documentElement.dataset
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  const adjust = matchMedia('(forced-colors: active)').matches ? 'forced ' : ''
  // Paper is white, whatever the screen is.
  return `${adjust}${palette} ${matchMedia('print').matches ? 'print' : (theme ?? system)}`
}

import type { BrowserContextOptions } from 'playwright-core'

export interface Shot {
  /** Of the file, without its ending. */
  name: string
  /** Below the project; `:issue` is the one with the most impact. */
  path: string
  look: 'light' | 'dark' | 'phone'
  /** Text that is there once the page has all of it. */
  until: string
}

export const LOOKS: Record<Shot['look'], BrowserContextOptions> = {
  light: { viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
  dark: { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' },
  phone: { viewport: { width: 390, height: 844 }, colorScheme: 'light', deviceScaleFactor: 2 },
}

export const SHOTS: readonly Shot[] = [
  { name: 'overview', path: 'overview', look: 'light', until: 'Over time' },
  { name: 'issues', path: 'issues', look: 'light', until: 'ChunkLoadError' },
  { name: 'issue', path: 'issues/:issue', look: 'light', until: 'Breadcrumbs' },
  { name: 'issue-dark', path: 'issues/:issue', look: 'dark', until: 'Breadcrumbs' },
  { name: 'issue-phone', path: 'issues/:issue', look: 'phone', until: 'Breadcrumbs' },
  { name: 'vitals', path: 'vitals', look: 'light', until: 'Distribution' },
  { name: 'requests', path: 'requests', look: 'light', until: '/api/recommendations' },
  { name: 'release', path: 'releases/2.41.0', look: 'light', until: 'demo' },
  { name: 'alerts', path: 'alerts?show=rules', look: 'light', until: 'Errors per page view' },
]

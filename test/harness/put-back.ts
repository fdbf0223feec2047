import { afterAll, vi } from 'vitest'

// Unit tests share a process with those of other files.
afterAll(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { forgetShared, isShared, sharedOptions, takeOver } from './shared-options.ts'
import { onStored, readStored, writeStored } from './stored-options.ts'

beforeEach(() => {
  // Of the browser, and without storage: options last as long as the page.
  vi.stubGlobal('addEventListener', () => undefined)
  vi.stubGlobal('removeEventListener', () => undefined)
  vi.stubGlobal('localStorage', undefined)
})

afterEach(() => {
  forgetShared()
  vi.unstubAllGlobals()
})

it('takes over what was chosen elsewhere, and keeps what nobody chose there', () => {
  writeStored('stack', 'raw')
  writeStored('frames', 'all')
  const heard: string[] = []
  const stop = onStored((key) => heard.push(key))

  takeOver({ stack: 'minified', frames: 'all', unknown: 'x' })
  stop()

  expect(sharedOptions()).toEqual({ stack: 'minified', frames: 'all' })
  expect(heard).toEqual(['stack'])
})

it('leaves the theme in the room where it was chosen', () => {
  writeStored('theme', 'dark')

  expect([isShared('theme'), isShared('palette')]).toEqual([false, true])
  expect(sharedOptions()).toEqual({})
  forgetShared()
  expect(readStored('theme')).toBe('dark')
})

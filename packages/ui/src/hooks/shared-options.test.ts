import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import {
  forgetShared,
  isShared,
  isUnsent,
  noteUnsent,
  sharedOptions,
  takeOver,
} from './shared-options.ts'
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

it('keeps what was chosen since the service was told last, until the next person', () => {
  writeStored('shortcuts', 'off')
  noteUnsent(true)

  takeOver({ shortcuts: 'on', stack: 'raw' })
  expect(sharedOptions()).toEqual({ shortcuts: 'off' })

  noteUnsent(false)
  takeOver({ shortcuts: 'on' })
  expect(sharedOptions()).toEqual({ shortcuts: 'on' })

  noteUnsent(true)
  forgetShared()
  expect(isUnsent()).toBe(false)
})

it('leaves the theme in the room where it was chosen', () => {
  writeStored('theme', 'dark')

  expect([isShared('theme'), isShared('palette')]).toEqual([false, true])
  expect(sharedOptions()).toEqual({})
  forgetShared()
  expect(readStored('theme')).toBe('dark')
})

import { afterEach, expect, it, vi } from 'vitest'
import { observe } from './observe.ts'

type Seen = (list: { getEntries: () => unknown[] }) => void

/** Gives what observes what was before, and what is added. */
function aTimeline() {
  const observers: { seen: Seen; asked: unknown }[] = []
  function Observer(seen: Seen) {
    const observer = { seen, asked: {} }
    return {
      observe: (asked: unknown) => {
        observers.push(Object.assign(observer, { asked }))
        seen({ getEntries: () => ['before'] })
      },
      disconnect: () => observers.splice(observers.indexOf(observer), 1),
    }
  }
  vi.stubGlobal(
    'PerformanceObserver',
    Object.assign(Observer, { supportedEntryTypes: ['resource'] }),
  )
  const add = (entry: unknown) => {
    for (const { seen } of observers) seen({ getEntries: () => [entry] })
  }
  return { add, asked: () => observers.map(({ asked }) => asked) }
}

afterEach(() => vi.unstubAllGlobals())

function start(type: string) {
  const timeline = aTimeline()
  const controller = new AbortController()
  const seen: unknown[] = []
  observe(controller.signal, type, (entries) => seen.push(...entries))
  return { timeline, controller, seen }
}

it('sees entries of before and after', () => {
  const { timeline, seen } = start('resource')

  timeline.add('after')

  expect(timeline.asked()).toEqual([{ type: 'resource', buffered: true }])
  expect(seen).toEqual(['before', 'after'])
})

it('ends with the signal', () => {
  const { timeline, controller, seen } = start('resource')

  controller.abort()
  timeline.add('after')

  expect(seen).toEqual(['before'])
})

it('does not ask for a type the browser lacks', () => {
  expect(start('long-animation-frame').timeline.asked()).toEqual([])
})

it('keeps our faults from the page', () => {
  const { timeline, controller } = start('resource')
  observe(controller.signal, 'resource', () => {
    throw new Error('ours')
  })

  expect(() => timeline.add('after')).not.toThrow()
})

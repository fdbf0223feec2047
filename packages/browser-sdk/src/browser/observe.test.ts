import { expect, it } from 'vitest'
import { aPage } from '../testing/a-page.ts'
import { aTimeline } from '../testing/a-timeline.ts'
import { observe } from './observe.ts'

function start(type: string) {
  aPage()
  const timeline = aTimeline(['resource'])
  const controller = new AbortController()
  const seen: unknown[] = []
  timeline.add('resource', 'before')
  observe(controller.signal, type, (entries) => seen.push(...entries))
  return { timeline, controller, seen }
}

it('sees entries of before and after', () => {
  const { timeline, seen } = start('resource')

  timeline.add('resource', 'after')

  expect(seen).toEqual(['before', 'after'])
})

it('ends with the signal', () => {
  const { timeline, controller, seen } = start('resource')

  controller.abort()
  timeline.add('resource', 'after')

  expect(seen).toEqual(['before'])
})

it('does not ask for a type the browser lacks', () => {
  expect(start('long-animation-frame').timeline.observed()).toEqual([])
})

it('keeps our faults from the page', () => {
  const { timeline, controller } = start('resource')
  observe(controller.signal, 'resource', () => {
    throw new Error('ours')
  })

  expect(() => timeline.add('resource', 'after')).not.toThrow()
})

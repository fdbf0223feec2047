import { expect, it } from 'vitest'
import type { Draft } from '../host.ts'
import { aHost } from '../testing/a-host.ts'
import { aLoad } from '../testing/a-load.ts'
import { vitals } from './vitals.ts'

function start(options = {}) {
  const load = aLoad()
  const all = aHost({ options })
  vitals(all.host)
  const told = (name: string) =>
    all.emitted.filter((item): item is Vital => item.is === 'vital' && item.name === name)
  /** As the client does: after web-vitals has heard of it. */
  const leave = async () => {
    await load.hide()
    all.host.flush(true)
  }
  return { ...all, ...load, told, leave }
}

type Vital = Extract<Draft, { is: 'vital' }>

const PAINT = { name: 'first-contentful-paint', entryType: 'paint', startTime: 300.12345 }
const LARGEST = { entryType: 'largest-contentful-paint', startTime: 450, duration: 0, size: 9_000 }
const SHIFT = { entryType: 'layout-shift', startTime: 500, value: 0.123456, hadRecentInput: false }

it('tells TTFB and FCP of a load, rounded', async () => {
  const { add, happen, told } = start()

  add('paint', PAINT)
  await happen('load')

  expect(told('TTFB')).toMatchObject([{ value: 120, navigationType: 'navigate' }])
  expect(told('FCP')).toMatchObject([{ value: 300.1235, navigationType: 'navigate' }])
})

it('tells LCP, CLS and INP once the page is hidden', async () => {
  const { add, happen, leave, told, emitted } = start()
  const event = { entryType: 'event', name: 'click', interactionId: 7, startTime: 600 }

  add('paint', PAINT)
  add('largest-contentful-paint', LARGEST)
  add('event', { ...event, duration: 96 })
  await happen('load')
  add('layout-shift', SHIFT)
  await happen('load')
  expect(emitted.map((item) => item.is === 'vital' && item.name).sort()).toEqual(['FCP', 'TTFB'])
  await leave()

  expect(told('LCP')).toMatchObject([{ value: 450 }])
  expect(told('CLS')).toMatchObject([{ value: 0.1235 }])
  expect(told('INP')).toMatchObject([{ value: 96 }])
})

it('tells INP of a click that nobody had looked at yet when the page was left, and once', async () => {
  const { add, happen, leave, told } = start()
  await happen('load')

  // No time passes in which web-vitals could.
  add('event', {
    ...{ entryType: 'event', name: 'click', interactionId: 9, startTime: 600, duration: 128 },
  })
  await leave()
  const once = told('INP')
  await leave()

  expect(once).toMatchObject([{ value: 128 }])
  expect(told('INP')).toHaveLength(1)
})

it('tells INP of a stop, too', async () => {
  const { add, happen, host, told } = start()
  await happen('load')
  add('event', {
    ...{ entryType: 'event', name: 'click', interactionId: 11, startTime: 600, duration: 72 },
  })
  await happen('load')

  host.flush()
  const before = told('INP')
  host.flush(true)

  expect(before).toEqual([])
  expect(told('INP')).toMatchObject([{ value: 72 }])
})

it('has no attribution', async () => {
  const { happen, told } = start()

  await happen('load')

  expect(told('TTFB')).toMatchObject([{ attribution: undefined }])
})

it('belongs to the view that loaded the document', async () => {
  const { happen, told, host } = start()
  host.landing = host.view
  host.view = { id: 'view-2', url: 'https://shop.example/cart' }

  await happen('load')

  expect(told('TTFB')).toMatchObject([{ view: { id: 'view-1' } }])
})

it('is sampled by the session', async () => {
  const { happen, emitted } = start({ sampleRate: 0.25 })

  await happen('load')

  expect(emitted).toEqual([])
})

it('is told no more after a stop', async () => {
  const { happen, host, emitted } = start()

  host.stop()
  await happen('load')

  expect(emitted).toEqual([])
})

// The last one, as web-vitals never forgets a return.
it('is told again after a return from the back/forward cache', async () => {
  const { happen, told } = start()

  await happen('load')
  await happen('pageshow', { persisted: true })

  expect(told('TTFB')).toMatchObject([{}, { value: 0, navigationType: 'back-forward-cache' }])
})

import { describe, expect, it } from 'vitest'
import type { Attribution } from '../wire.ts'
import { aHost } from '../testing/a-host.ts'
import { aLoad, anElement, NAVIGATION } from '../testing/a-load.ts'
import { vitalsWithAttribution } from './vitals-attribution.ts'

/** What a load says its vital is made of, after these entries and once the page is hidden. */
async function attributionOf(
  name: string,
  entries: Record<string, object[]>,
  given: Parameters<typeof aLoad>[0] = {},
): Promise<Attribution | undefined> {
  const { add, happen, hide } = aLoad(given)
  const { host, emitted } = aHost()
  vitalsWithAttribution(host)
  add('paint', { name: 'first-contentful-paint', entryType: 'paint', startTime: 300 })
  await happen('load')
  for (const [type, some] of Object.entries(entries)) add(type, ...some)
  await happen('load')
  await hide()
  host.flush(true)
  const item = emitted.find((each) => each.is === 'vital' && each.name === name)
  return item?.is === 'vital' ? item.attribution : undefined
}

describe('LCP', () => {
  const url = 'https://shop.example/hero.jpg?w=800'
  const largest = { entryType: 'largest-contentful-paint', startTime: 800, duration: 0, size: 9 }

  it('names the element and the image, and has its parts', async () => {
    const element = anElement('img', 'hero')
    const image = { name: url, requestStart: 250, responseEnd: 620 }

    const attribution = await attributionOf(
      'LCP',
      { 'largest-contentful-paint': [{ ...largest, url, element }] },
      { resources: [image] },
    )

    expect(attribution).toMatchObject({
      ...{ target: '#hero', url: 'https://shop.example/hero.jpg', loadState: 'interactive' },
      marks: [120, 250, 620, 800],
    })
  })

  it('of a text has no time for loading it', async () => {
    const attribution = await attributionOf('LCP', {
      'largest-contentful-paint': [{ ...largest, element: anElement('h1') }],
    })

    expect(attribution).toMatchObject({ target: 'h1', marks: [120, 120, 120, 800] })
  })

  it('of a page drawn ahead counts from when somebody looked at it', async () => {
    const attribution = await attributionOf(
      'LCP',
      { 'largest-contentful-paint': [{ ...largest, element: anElement('h1') }] },
      { navigation: { ...NAVIGATION, activationStart: 500 } },
    )

    expect(attribution).toMatchObject({ marks: [0, 0, 0, 300] })
  })
})

it('FCP has the first byte and the paint', async () => {
  expect(await attributionOf('FCP', {})).toMatchObject({ marks: [120, 300], loadState: 'loading' })
})

it('TTFB has what was waited for', async () => {
  expect(await attributionOf('TTFB', {})).toMatchObject({ marks: [5, 10, 30, 60, 120] })
})

it('CLS names the element that moved most', async () => {
  const shift = (value: number, id: string, startTime: number) => ({
    ...{ entryType: 'layout-shift', value, startTime, hadRecentInput: false },
    sources: [{ node: null }, { node: anElement('div', id) }],
  })

  const attribution = await attributionOf('CLS', {
    'layout-shift': [shift(0.1, 'little', 950), shift(0.2, 'most', 960), shift(0.05, 'least', 970)],
  })

  expect(attribution).toMatchObject({ target: '#most', loadState: 'complete' })
  expect(attribution?.marks).toBeUndefined()
})

describe('INP', () => {
  const event = {
    ...{ entryType: 'event', interactionId: 7, startTime: 1_000, duration: 304 },
    ...{ target: null, targetSelector: '#gone' },
  }
  const down = { ...event, name: 'pointerdown', processingStart: 1_020.4, processingEnd: 1_100 }
  const up = { ...event, name: 'pointerup', processingStart: 1_100, processingEnd: 1_240.2 }
  const frame = (startTime: number, duration: number, ...durations: number[]) => ({
    ...{ entryType: 'long-animation-frame', startTime, duration },
    scripts: durations.map((ms) => ({
      ...{ sourceURL: `https://shop.example/${ms}.js`, sourceFunctionName: 'pay' },
      ...{ sourceCharPosition: 9, duration: ms, invoker: 'BUTTON#pay.onclick' },
    })),
  })

  it('names the event and the element, and has its parts', async () => {
    const attribution = await attributionOf('INP', { event: [down, up] })

    expect(attribution).toMatchObject({
      ...{ event: 'pointerdown', target: '#gone', loadState: 'complete' },
      marks: [20, 240, 304],
    })
  })

  it('names the script that took most of its time', async () => {
    const attribution = await attributionOf('INP', {
      'long-animation-frame': [
        frame(500, 400, 380),
        frame(950, 300, 60, 210),
        frame(1_400, 300, 290),
      ],
      event: [down],
    })

    expect(attribution?.script).toEqual({
      ...{ url: 'https://shop.example/210.js', function: 'pay', position: 9 },
      ...{ durationMs: 210, invoker: 'BUTTON#pay.onclick' },
    })
  })
})

it('names no element where there is none', async () => {
  expect((await attributionOf('FCP', {}))?.target).toBeUndefined()
})

import { expect, it } from 'vitest'
import { aHost } from '../testing/a-host.ts'
import { aPage } from '../testing/a-page.ts'
import { aTimeline } from '../testing/a-timeline.ts'
import { longFrames } from './long-frames.ts'

function start(options = {}) {
  aPage()
  const timeline = aTimeline(['long-animation-frame'])
  const all = aHost({ options })
  longFrames(all.host)
  return { ...all, add: (...frames: unknown[]) => timeline.add('long-animation-frame', ...frames) }
}

const aFrame = (duration: number, scripts: unknown[] = []) => ({
  ...{ duration, blockingDuration: duration - 50, scripts },
})
const aScript = (duration: number, sourceURL = 'https://shop.example/app.js?v=1') => ({
  ...{ duration, sourceURL, sourceFunctionName: 'pay', sourceCharPosition: 917 },
  invoker: 'BUTTON#pay.onclick',
})

it('tells a frame above 200 ms, with its script', () => {
  const { add, emitted } = start()

  add(aFrame(250.4, [aScript(180.6)]))

  expect(emitted).toEqual([
    {
      ...{ is: 'long-frame', durationMs: 250, blockingMs: 200 },
      scripts: [
        {
          ...{ url: 'https://shop.example/app.js', function: 'pay', position: 917 },
          ...{ durationMs: 181, invoker: 'BUTTON#pay.onclick' },
        },
      ],
    },
  ])
})

it('says nothing of shorter ones', () => {
  const { add, emitted } = start()

  add(aFrame(200), aFrame(60))

  expect(emitted).toEqual([])
})

it('names the three longest scripts, the longest first', () => {
  const { add, emitted } = start()

  add(
    aFrame(
      500,
      [20, 90, 10, 70].map((duration) => aScript(duration)),
    ),
  )

  expect(emitted).toMatchObject([
    { scripts: [{ durationMs: 90 }, { durationMs: 70 }, { durationMs: 20 }] },
  ])
})

it('is sampled by the session', () => {
  const { add, emitted } = start({ sampleRate: 0.25 })

  add(aFrame(300))

  expect(emitted).toEqual([])
})

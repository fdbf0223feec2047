import type { RequestItem, VitalItem } from '../../packages/ingest/src/wire/envelope.ts'
import { partsOf } from '../../packages/ingest/src/wire/seismo/parts.ts'
import type { Chance } from './chance.ts'
import { ORIGIN, type Place } from './place.ts'

type Given = Partial<Pick<VitalItem, 'target' | 'imageUrl' | 'event' | 'loadState' | 'script'>>

/** The five of a page view, whole milliseconds but for the value, as the SDK rounds them. */
export function vitalsOf(chance: Chance, place: Place, section: number): VitalItem[] {
  const firstByteMs = Math.round(chance.around(350))
  const paintedMs = firstByteMs + Math.round(chance.around(500))
  const imageMs = firstByteMs + Math.round(chance.around(150))
  const loadedMs = imageMs + Math.round(chance.around(700))
  const delayMs = Math.round(chance.around(8))
  const handledMs = delayMs + Math.round(chance.around(40))
  const ofInput = chance.next() < 0.4

  function vital(
    name: VitalItem['name'],
    value: number,
    marks: number[],
    given: Given = {},
  ): VitalItem {
    return {
      is: 'vital',
      ...{ id: chance.uuid(), ...place, name },
      navigationType: 'navigate',
      value: Math.round(value * 1e4) / 1e4,
      ...{ target: '', imageUrl: '', event: '', loadState: '', parts: partsOf(name, marks) },
      ...given,
    }
  }
  return [
    vital('TTFB', firstByteMs + chance.next(), [
      ...[2, 4, 14, 60].map((ms) => Math.round(chance.around(ms))).toSorted((a, b) => a - b),
      firstByteMs,
    ]),
    vital('FCP', paintedMs + chance.next(), [firstByteMs, paintedMs], { loadState: 'interactive' }),
    vital(
      'LCP',
      loadedMs + 40 + chance.next(),
      [firstByteMs, imageMs, loadedMs, loadedMs + Math.round(chance.around(30))],
      {
        target: `main>section.hero${String(section % 7)}>img`,
        imageUrl: `${ORIGIN}/images/section${String(section)}/${String(chance.below(400))}.webp`,
      },
    ),
    vital('INP', handledMs + chance.around(20), [delayMs, handledMs, handledMs + 16], {
      ...{ target: `#add-${String(chance.below(9))}`, event: 'pointerup', loadState: 'complete' },
      ...(ofInput && {
        script: {
          ...{ url: `${ORIGIN}/assets/app.4f3a.js`, function: `on${String(chance.below(30))}` },
          ...{ position: 1_000 * chance.below(60), durationMs: 30, invoker: 'BUTTON#pay.onclick' },
        },
      }),
    }),
    vital('CLS', chance.next() < 0.4 ? 0 : chance.around(30) / 1_000, [], {
      target: `div.banner${String(section % 11)}`,
    }),
  ]
}

/** Three of a page view: half of them to the page's own origin, which tells phases and traces. */
export function requestsOf(chance: Chance, place: Place): RequestItem[] {
  return [0, 1, 2].map((index) => {
    const isOwn = chance.next() < 0.5
    const hasFailed = chance.next() < 0.05
    const durationMs = Math.round(chance.around(140))
    const host = isOwn ? ORIGIN : 'https://api.shop.example'
    const resource = `${host}/api/v${String(1 + (index % 2))}/things${String(chance.ranked(40))}`
    const isOne = chance.next() < 0.5
    return {
      is: 'request',
      ...{ id: chance.uuid(), ...place, at: place.at + 500 + chance.below(4_000) },
      ...{ via: 'fetch', method: chance.next() < 0.8 ? 'GET' : 'POST', operation: '' },
      target: isOne ? `${resource}/${String(chance.below(50_000))}` : resource,
      status: hasFailed ? 503 : 200,
      outcome: hasFailed ? 'http-error' : 'ok',
      durationMs,
      traceId: isOwn && chance.next() < 0.5 ? chance.hex(32) : '',
      timing: {
        waitMs: Math.round(chance.around(3)),
        ...(chance.next() < 0.1
          ? { dnsMs: Math.round(chance.around(12)), connectMs: Math.round(chance.around(45)) }
          : { dnsMs: 0, connectMs: 0 }),
        ...(isOwn
          ? { serverMs: Math.round(durationMs * 0.8), downloadMs: Math.round(chance.around(6)) }
          : { serverMs: 0, downloadMs: 0 }),
        ...(isOwn ? sizes(chance) : { transferBytes: 0, bodyBytes: 0 }),
        ...{ protocol: isOwn ? 'h2' : '', server: [] },
      },
    }
  })
}

function sizes(chance: Chance) {
  const bodyBytes = Math.round(chance.around(2_500))
  return { bodyBytes, transferBytes: bodyBytes + 300 }
}

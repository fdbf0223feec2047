import { vi } from 'vitest'
import { aClock } from './a-clock.ts'
import { aPage } from './a-page.ts'
import { aTimeline } from './a-timeline.ts'

type Listener = (event: object) => void

const TYPES = ['largest-contentful-paint', 'layout-shift', 'paint', 'event', 'long-animation-frame']

/** When what happened to the document, in milliseconds; a part that is left out took no time. */
export const NAVIGATION = {
  ...{ entryType: 'navigation', name: 'https://shop.example/', type: 'navigate' },
  ...{ activationStart: 0, workerStart: 0, fetchStart: 5, domainLookupStart: 10 },
  ...{ connectStart: 30, connectEnd: 60, responseStart: 120 },
  ...{ domInteractive: 400, domComplete: 900 },
}

/** Of all loads of a test file: web-vitals listens to some events once and for good. */
const listeners: { type: string; listener: Listener }[] = []

/** A page two seconds after its start, as far as web-vitals looks at one. */
export function aLoad({ navigation = NAVIGATION, resources = [] as object[] } = {}) {
  aClock()
  vi.advanceTimersByTime(2_000)
  const { document } = aPage({
    addEventListener: (type: string, listener: Listener) => listeners.push({ type, listener }),
    removeEventListener: () => undefined,
    PerformanceEventTiming: { prototype: { interactionId: 0 } },
    requestAnimationFrame: (paint: () => void) => setTimeout(paint),
    Element: anElement,
  })
  Object.assign(document, { visibilityState: 'visible', prerendering: false })
  const timeline = aTimeline(TYPES)
  const entries: Record<string, object[]> = { navigation: [navigation] }
  Object.assign(performance, {
    getEntriesByType: (type: string) => entries[type] ?? [],
    getEntriesByName: (name: string) =>
      resources.filter((entry) => (entry as { name?: string }).name === name), // as: by its name.
  })
  /** Calls who listens, by an event of the browser's own. */
  const happen = async (type: string, facts = {}) => {
    const heard = listeners.filter((each) => each.type === type)
    for (const { listener } of heard)
      listener({ type, isTrusted: true, timeStamp: performance.now(), ...facts })
    await vi.advanceTimersByTimeAsync(1_000)
  }
  const hide = () => {
    document.visibilityState = 'hidden'
    return happen('visibilitychange')
  }
  return { ...timeline, document, happen, hide }
}

/** An instance of `Element`, as long as the page of `aLoad` stands. */
export function anElement(this: unknown, localName: string, id = ''): object {
  const own = { localName, id, classList: [], parentElement: null }
  return Object.assign(Object.create(anElement.prototype as object) as object, own)
}

import { onTestFinished, vi } from 'vitest'

export interface Page {
  document: EventTarget & Record<string, unknown>
  location: URL
  /** An event of the window's, unless another target is named. */
  dispatch: (type: string, facts?: Record<string, unknown>, target?: EventTarget) => void
}

/** The globals of a page as far as the script reads them; taken away after the test. */
export function aPage({ url = 'https://shop.example/', ...globals }: PageFacts = {}): Page {
  const location = new URL(url)
  const window = new EventTarget()
  const document: Page['document'] = Object.assign<EventTarget, Record<string, unknown>>(
    new EventTarget(),
    {
      hidden: false,
      readyState: 'complete',
      referrer: '',
      scripts: [],
    },
  )
  Object.defineProperty(document, 'baseURI', { get: () => location.href })
  const all = {
    self: globalThis,
    addEventListener: window.addEventListener.bind(window),
    // Node takes no boolean here.
    removeEventListener: (type: string, listener: EventListener, capture = false) => {
      window.removeEventListener(type, listener, { capture })
    },
    document,
    location,
    origin: location.origin,
    navigator: { onLine: true, sendBeacon: () => true },
    localStorage: {},
    sessionStorage: {},
    ...globals,
  }
  for (const [name, value] of Object.entries(all)) vi.stubGlobal(name, value)
  onTestFinished(() => {
    vi.unstubAllGlobals()
  })
  return {
    document,
    location,
    dispatch: (type, facts, target = window) => target.dispatchEvent(anEvent(type, facts)),
  }
}

type PageFacts = { url?: string } & Record<string, unknown>

function anEvent(type: string, facts: Record<string, unknown> = {}): Event {
  const event = new Event(type, { cancelable: true })
  // Defined, as some of them, such as `target`, are getters that know better.
  for (const [name, value] of Object.entries(facts)) Object.defineProperty(event, name, { value })
  return event
}

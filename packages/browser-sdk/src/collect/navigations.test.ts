import { describe, expect, it, vi } from 'vitest'
import { aHost } from '../testing/a-host.ts'
import { aPage } from '../testing/a-page.ts'
import { navigations } from './navigations.ts'

interface Facts {
  url?: string
  entry?: object
  globals?: Record<string, unknown>
  document?: Record<string, unknown>
  options?: object
}

/** A page with the Navigation API, unless it is told to be without. */
function start({ url, entry, globals, document, options }: Facts = {}) {
  const navigation = new EventTarget()
  const page = aPage({ navigation, url: url ?? 'https://shop.example/', ...globals })
  Object.assign(page.document, document)
  vi.stubGlobal('performance', { getEntriesByType: () => (entry ? [entry] : []) })
  const all = aHost({ options })
  navigations(all.host)
  const goTo = (href: string) => {
    page.location.href = new URL(href, page.location).href
    page.dispatch('currententrychange', {}, navigation)
  }
  return { ...all, ...page, goTo }
}

describe('the visit of a page', () => {
  it.each([
    [{ type: 'navigate' }, {}, 'navigate'],
    [{ type: 'reload' }, {}, 'reload'],
    [{ type: 'back_forward' }, {}, 'back-forward'],
    [{ type: 'navigate', activationStart: 300 }, {}, 'prerender'],
    [{ type: 'navigate', activationStart: 0 }, { prerendering: true }, 'prerender'],
    [{ type: 'reload' }, { wasDiscarded: true }, 'restore'],
    [undefined, {}, 'navigate'],
  ])('by %j in a document of %j is a %s', (entry, document, navigationType) => {
    const { emitted } = start({ entry, document })

    expect(emitted).toMatchObject([{ is: 'pageview', navigationType }])
  })

  it('names where it came from, and the trace that made the document', () => {
    const description = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`
    const { emitted } = start({
      document: { referrer: 'https://search.example/?q=shoes' },
      entry: { type: 'navigate', serverTiming: [{ name: 'traceparent', description }] },
    })

    expect(emitted).toMatchObject([
      { referrer: 'https://search.example/', traceId: 'a'.repeat(32) },
    ])
  })

  it('is sampled by the session', () => {
    expect(start({ options: { sampleRate: 0.25 } }).emitted).toEqual([])
  })
})

it('tells a return from the back/forward cache as a view of its own', () => {
  const { dispatch, emitted, host } = start()
  const before = host.view

  dispatch('pageshow', { persisted: true })

  expect(emitted).toMatchObject([{}, { is: 'pageview', navigationType: 'back-forward-cache' }])
  expect(host.view.id).not.toBe(before.id)
  expect(host.landing).toBe(host.view)
})

it('takes the first pageshow for what it is', () => {
  const { dispatch, emitted } = start()

  dispatch('pageshow', { persisted: false })

  expect(emitted).toHaveLength(1)
})

describe('a move within an app', () => {
  it.each([
    ['another path', '/cart', 'https://shop.example/cart'],
    ['the path of a router in the fragment', '#/cart?item=7', 'https://shop.example/#/cart'],
    ['such a path with a bang', '#!/cart', 'https://shop.example/#!/cart'],
  ])('is %s', (_, href, url) => {
    const { goTo, emitted, host } = start()
    const { landing, view } = host

    goTo(href)

    expect(emitted).toMatchObject([{}, { is: 'pageview', navigationType: 'soft-navigation' }])
    expect(host.view).toMatchObject({ url })
    expect(host.view.id).not.toBe(view.id)
    expect(host.landing).toBe(landing)
  })

  it.each([
    ['another query', 'https://shop.example/list', '?sort=price'],
    ['another fragment', 'https://shop.example/list', '#reviews'],
    ['another query in the fragment', 'https://shop.example/#/list', '#/list?sort=price'],
  ])('is not %s', (_, url, href) => {
    const { goTo, emitted } = start({ url })

    goTo(href)

    expect(emitted).toHaveLength(1)
  })

  it('is told no more after a stop', () => {
    const { goTo, emitted, host } = start()

    host.stop()
    goTo('/cart')

    expect(emitted).toHaveLength(1)
  })
})

describe('a browser without the Navigation API', () => {
  function startWithHistory() {
    function History() {
      // A stand-in has no state.
    }
    Object.assign(History.prototype, {
      pushState: (_: unknown, __: string, href: string) => {
        location.href = new URL(href, location.href).href
        return 'theirs'
      },
      replaceState: () => undefined,
    })
    // as: the two methods of its prototype.
    const history = History.prototype as Record<'pushState', (...args: unknown[]) => unknown>
    const { pushState } = history
    return { ...start({ globals: { navigation: undefined, History } }), history, pushState }
  }

  it('tells moves by the history', () => {
    const { history, emitted, host } = startWithHistory()

    expect(history.pushState({}, '', '/cart')).toBe('theirs')

    expect(emitted).toMatchObject([{}, { navigationType: 'soft-navigation' }])
    expect(host.view.url).toBe('https://shop.example/cart')
  })

  it('tells moves back', () => {
    const { dispatch, location, host } = startWithHistory()

    location.href = 'https://shop.example/before'
    dispatch('popstate')

    expect(host.view.url).toBe('https://shop.example/before')
  })

  it('gives the history its own methods back', () => {
    const { history, host, pushState } = startWithHistory()
    expect(history.pushState).not.toBe(pushState)

    host.stop()

    expect(history.pushState).toBe(pushState)
  })
})

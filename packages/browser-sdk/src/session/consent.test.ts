import { describe, expect, it } from 'vitest'
import { aHost } from '../testing/a-host.ts'
import { aPage } from '../testing/a-page.ts'
import { aVital } from '../testing/drafts.ts'
import { consent } from './consent.ts'

function start({ prerendering = false, pending = true } = {}) {
  const page = aPage()
  Object.assign(page.document, { prerendering })
  const all = aHost({ options: pending ? { consent: 'pending' } : {} })
  consent(all.host)
  return { ...all, ...page }
}

function many(n: number, emit: () => void) {
  for (let index = 0; index < n; index++) emit()
}

describe('while nobody has agreed', () => {
  it('what happens is kept and nothing leaves', () => {
    const { host, emitted, flushes } = start()

    host.emit(aVital())
    host.flush()
    host.flush(true)

    expect(emitted).toHaveLength(1)
    expect(flushes).toEqual([])
  })

  it('five hundred items are kept and the others counted', () => {
    const { host, emitted, drops } = start()

    many(503, () => host.emit(aVital()))

    expect(emitted).toHaveLength(500)
    expect(drops).toEqual({ 'vital:overflow': 3 })
  })
})

describe('consent', () => {
  it('sends what waits, and what comes', () => {
    const { host, flushes, emitted } = start()
    many(500, () => host.emit(aVital()))

    host.client.consent?.(true)
    host.emit(aVital())
    host.flush(true)

    expect(flushes).toEqual([undefined, true])
    expect(emitted).toHaveLength(501)
  })

  it('that is denied ends the client and sends nothing', () => {
    const { host, flushes } = start()

    host.emit(aVital())
    host.client.consent?.(false)

    expect(host.signal.aborted).toBe(true)
    expect(flushes).toEqual([])
  })

  it('is not asked for where the page does not say so', () => {
    const { host, flushes } = start({ pending: false })

    host.flush()

    expect(flushes).toEqual([undefined])
  })
})

describe('a page drawn ahead', () => {
  it('sends nothing', () => {
    const { host, flushes, emitted } = start({ prerendering: true, pending: false })

    host.emit(aVital())
    host.flush(true)

    expect(emitted).toHaveLength(1)
    expect(flushes).toEqual([])
  })

  it('sends once somebody looks at it', () => {
    const { host, document, dispatch, dues, flushes } = start({
      prerendering: true,
      pending: false,
    })

    document.prerendering = false
    dispatch('prerenderingchange', {}, document)
    host.flush()

    expect(dues).toEqual([0])
    expect(flushes).toEqual([undefined])
  })
})

it('works in a worker, which has no document', () => {
  aPage({ document: undefined })
  const { host, flushes } = aHost()

  consent(host)
  host.flush()

  expect(flushes).toEqual([undefined])
})

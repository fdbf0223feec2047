import { describe, expect, it } from 'vitest'
import type { Draft } from '../host.ts'
import type { Control } from '../wire.ts'
import { aHost } from '../testing/a-host.ts'
import { aPage } from '../testing/a-page.ts'
import { anError, aRequest, aVital } from '../testing/drafts.ts'
import { control } from './control.ts'
import { toEnvelope } from './envelope.ts'

/** Half of the sessions have an id below this one's tail. */
const LOW_TAIL = '00000000000000000000000010000000'
const HIGH_TAIL = '000000000000000000000000f0000000'

interface Given {
  answer?: string
  sessionId?: string
  storage?: object | 'denied'
}

function start({ answer = '{}', sessionId = HIGH_TAIL, storage = {} }: Given = {}) {
  aPage({ sessionStorage: storage === 'denied' ? undefined : storage })
  const post = () => Promise.resolve(new Response(answer))
  const all = aHost({ post, context: { sessionId } })
  control(all.host)
  const pack = (...drafts: Draft[]) => {
    all.host.pack(toEnvelope(all.host, drafts, {}))
    return all.packed.at(-1)?.items ?? []
  }
  return { ...all, pack }
}

const answering = (rules: Control) => JSON.stringify({ accepted: 1, control: rules })

it('lets everything pass while the service says nothing', async () => {
  const { host, pack, drops } = start()

  await host.post('{}')

  expect(pack(aVital(), anError())).toHaveLength(2)
  expect(drops).toEqual({})
})

describe('a lower rate', () => {
  const answer = answering({ rates: { vital: 0.5 } })

  it('leaves out a kind in the sessions it does not mean, counted', async () => {
    const { host, pack, drops } = start({ answer, sessionId: HIGH_TAIL })

    await host.post('{}')

    expect(pack(aVital(), aRequest())).toMatchObject([{ is: 'request' }])
    expect(drops).toEqual({ 'vital:sampled': 1 })
  })

  it('raises the weight in the others, on top of the page’s own', async () => {
    const { host, pack } = start({ answer, sessionId: LOW_TAIL })

    await host.post('{}')

    const weights = pack(aVital(), aVital({ weight: 4 }), aRequest()).map(({ weight }) => weight)
    expect(weights).toEqual([2, 8, undefined])
  })

  it('of nothing switches a kind off in every session, counted by weight', async () => {
    const { host, pack, drops } = start({
      answer: answering({ rates: { error: 0 } }),
      sessionId: '0'.repeat(32),
    })

    await host.post('{}')

    expect(pack(anError({ weight: 7 }), anError())).toEqual([])
    expect(drops).toEqual({ 'error:sampled': 8 })
  })
})

describe('a muted text', () => {
  it('leaves out the errors that hold it, counted', async () => {
    const answer = answering({ mute: ['TypeError: x is'] })
    const { host, pack, drops } = start({ answer })

    await host.post('{}')

    expect(pack(anError(), anError({ message: 'y is undefined' }), aVital())).toHaveLength(2)
    expect(drops).toEqual({ 'error:muted': 1 })
  })

  it('is found in a cause too', async () => {
    const { host, pack } = start({ answer: answering({ mute: ['refused'] }) })
    const exceptions = ['not paid', 'refused'].map((message) => ({ type: 'Error', message }))

    await host.post('{}')

    expect(pack(anError({ exceptions }))).toEqual([])
  })
})

describe('the session', () => {
  it('keeps what the service said for the next page', async () => {
    const storage = {}
    const first = start({ answer: answering({ rates: { vital: 0 } }), storage })
    await first.host.post('{}')

    const second = start({ storage })

    expect(second.pack(aVital())).toEqual([])
  })

  it('obeys on this page where storage is denied', async () => {
    const answer = answering({ rates: { vital: 0 } })
    const { host, pack } = start({ answer, storage: 'denied' })

    await host.post('{}')

    expect(pack(aVital())).toEqual([])
  })

  it('touches no storage before something is sent', () => {
    const touched: unknown[] = []
    const storage = new Proxy({}, { get: (_, name) => void touched.push(name) })
    start({ storage })

    expect(touched).toEqual([])
  })
})

it.each(['', 'not JSON', '<html>', 'null', '[]'])(
  'hands on the answer %j, which says nothing',
  async (answer) => {
    const { host, pack } = start({ answer })

    const response = await host.post('{}')

    expect(await response.text()).toBe(answer)
    expect(pack(aVital())).toHaveLength(1)
  },
)

import { describe, expect, it, vi } from 'vitest'
import { aHost } from '../testing/a-host.ts'
import { aPage } from '../testing/a-page.ts'
import { compress } from './compress.ts'

function start(globals = {}) {
  aPage(globals)
  const all = aHost()
  compress(all.host)
  return all
}

describe('a body', () => {
  it('above a kilobyte goes as gzip, without a type of its own', async () => {
    const { host, posted } = start()
    const text = 'seismo '.repeat(500)

    await host.post(text)

    const [body] = posted
    if (!(body instanceof Blob)) throw new Error('no blob')
    expect(body.type).toBe('')
    expect(body.size).toBeLessThan(200)
    const unpacked = body.stream().pipeThrough(new DecompressionStream('gzip'))
    expect(await new Response(unpacked).text()).toBe(text)
  })

  it('of a kilobyte goes as it is', async () => {
    const { host, posted } = start()
    const text = 'x'.repeat(1_024)

    await host.post(text)

    expect(posted).toEqual([text])
  })

  it('goes as it is where the browser cannot', async () => {
    const { host, posted } = start({ CompressionStream: undefined })
    const text = 'x'.repeat(2_000)

    await host.post(text)

    expect(posted).toEqual([text])
  })

  it('goes as it is where packing fails', async () => {
    const { host, posted } = start()
    const text = 'x'.repeat(2_000)
    const broken = () => new TransformStream({ transform: (_, out) => out.error(new Error('no')) })
    vi.stubGlobal('CompressionStream', function CompressionStream() {
      return broken()
    })

    await host.post(text)

    expect(posted).toEqual([text])
  })
})

it('hands back the answer', async () => {
  const { host } = start()

  expect(await host.post('x'.repeat(2_000))).toBeInstanceOf(Response)
})

import { expect, it } from 'vitest'
import type { RequestItem } from '../wire.ts'
import { collectRequests } from './requests.ts'

function start() {
  const XMLHttpRequest = class {
    open() {
      return undefined
    }
  }
  const page = Object.assign(new EventTarget(), {
    XMLHttpRequest,
    fetch: (path: string) => Promise.reject(new TypeError(`Failed to fetch ${path}`)),
    document: { baseURI: 'https://shop.example/' },
  })
  const outcomes: RequestItem['outcome'][] = []
  // as: a stand-in with what is read of it.
  const window = page as unknown as Window & typeof globalThis
  collectRequests(({ outcome }) => outcomes.push(outcome), window)
  return { page, outcomes }
}

it('takes what breaks off while people leave for aborted', async () => {
  const { page, outcomes } = start()

  await expect(page.fetch('/a')).rejects.toThrow(TypeError)
  page.dispatchEvent(new Event('pagehide'))
  await expect(page.fetch('/b')).rejects.toThrow(TypeError)
  page.dispatchEvent(new Event('pageshow'))
  await expect(page.fetch('/c')).rejects.toThrow(TypeError)

  expect(outcomes).toEqual(['network-error', 'aborted', 'network-error'])
})

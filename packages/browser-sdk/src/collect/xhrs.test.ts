import { expect, it } from 'vitest'
import type { RequestItem } from '../wire.ts'
import { collectXhrs } from './xhrs.ts'

function start() {
  const XMLHttpRequest = class extends EventTarget {
    status = 0
    opened: unknown[] = []
    open(...args: unknown[]) {
      this.opened = args
    }
    end(type: string, status = 0) {
      this.status = status
      this.dispatchEvent(new Event(type))
    }
  }
  const requests: Omit<RequestItem, 'id' | 'at' | 'pageViewId'>[] = []
  const page = { XMLHttpRequest, document: { baseURI: 'https://shop.example/' } }
  // as: a stand-in with the two things read of it.
  const window = page as unknown as Window & typeof globalThis
  const stop = collectXhrs((item) => requests.push(item), window)
  return { XMLHttpRequest, requests, stop }
}

it.each([
  ['load', 500, 'http-error'],
  ['error', 0, 'network-error'],
  ['abort', 0, 'aborted'],
  ['timeout', 0, 'timeout'],
])('reports %s with status %i as %s', (type, status, outcome) => {
  const { XMLHttpRequest, requests } = start()
  const xhr = new XMLHttpRequest()

  xhr.open('get', '/api/cart?x=1', true)
  xhr.end(type, status)

  expect(xhr.opened).toEqual(['get', '/api/cart?x=1', true])
  expect(requests).toMatchObject([
    { via: 'xhr', method: 'GET', target: 'https://shop.example/api/cart', status, outcome },
  ])
})

it('says nothing of answers that went well', () => {
  const { XMLHttpRequest, requests } = start()
  const xhr = new XMLHttpRequest()

  xhr.open('GET', '/api')
  xhr.end('load', 200)

  expect(requests).toEqual([])
})

it('reports an object used twice once for each use', () => {
  const { XMLHttpRequest, requests } = start()
  const xhr = new XMLHttpRequest()

  xhr.open('GET', '/first')
  xhr.end('load', 200)
  xhr.open('GET', '/second')
  xhr.end('error')

  expect(requests).toMatchObject([{ target: 'https://shop.example/second' }])
})

it('gives the prototype its own open back', () => {
  const { XMLHttpRequest, requests, stop } = start()

  stop()
  const xhr = new XMLHttpRequest()
  xhr.open('GET', '/api')
  xhr.end('error')

  expect(requests).toEqual([])
})

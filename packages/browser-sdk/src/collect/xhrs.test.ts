import { expect, it } from 'vitest'
import { aHost } from '../testing/a-host.ts'
import { aPage } from '../testing/a-page.ts'
import { collectXhrs } from './xhrs.ts'

function start() {
  const XMLHttpRequest = class extends EventTarget {
    status = 0
    opened: unknown[] = []
    open(...args: unknown[]) {
      if (args[0] === 'TRACE') throw new DOMException('no', 'SecurityError')
      this.opened = args
      return 'theirs'
    }
    end(type: string, status = 0) {
      this.status = status
      this.dispatchEvent(new Event(type))
    }
  }
  aPage({ XMLHttpRequest })
  const all = aHost()
  collectXhrs(all.host)
  return { ...all, XMLHttpRequest }
}

it.each([
  ['load', 500],
  ['error', 0],
  ['abort', 0],
  ['timeout', 0],
])('tells of %s with status %i', (outcome, status) => {
  const { XMLHttpRequest, settled } = start()
  const xhr = new XMLHttpRequest()

  xhr.open('PUT', '/api/cart?x=1', true)
  xhr.end(outcome, status)

  const target = 'https://shop.example/api/cart'
  expect(settled).toEqual([{ via: 'xhr', method: 'PUT', target, status, outcome }])
})

it('hands on this, arguments and what is returned', () => {
  const { XMLHttpRequest } = start()
  const xhr = new XMLHttpRequest()

  expect(xhr.open('GET', '/api', false)).toBe('theirs')
  expect(xhr.opened).toEqual(['GET', '/api', false])
})

it('lets what `open` throws pass through, and tells nothing', () => {
  const { XMLHttpRequest, begun } = start()

  expect(() => new XMLHttpRequest().open('TRACE', '/')).toThrow('no')
  expect(begun).toEqual([])
})

it('hands over the object, opened and not sent yet', () => {
  const { XMLHttpRequest, begun } = start()
  const xhr = new XMLHttpRequest()

  xhr.open('GET', '/')

  expect(begun[0]?.xhr).toBe(xhr)
})

it('tells of an object used twice once for each use', () => {
  const { XMLHttpRequest, settled } = start()
  const xhr = new XMLHttpRequest()

  xhr.open('GET', '/first')
  xhr.end('load', 200)
  xhr.open('GET', '/second')
  xhr.end('error')

  expect(settled).toMatchObject([
    { target: 'https://shop.example/first', outcome: 'load' },
    { target: 'https://shop.example/second', outcome: 'error' },
  ])
})

it('is not bothered by our faults', () => {
  const { XMLHttpRequest, host } = start()
  host.begin = () => {
    throw new Error('ours')
  }

  expect(() => new XMLHttpRequest().open('GET', '/')).not.toThrow()
})

it('gives the prototype its own open back', () => {
  const { XMLHttpRequest, host, begun } = start()

  host.stop()
  new XMLHttpRequest().open('GET', '/')

  expect(begun).toEqual([])
})

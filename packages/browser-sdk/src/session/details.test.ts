import { expect, it } from 'vitest'
import { aHost } from '../testing/a-host.ts'
import { details } from './details.ts'

function start() {
  const all = aHost()
  details(all.host)
  return { ...all, client: all.host.client, context: all.host.context }
}

it('reports a message as information', () => {
  const { client, reported } = start()

  client.captureMessage?.('stock is low', { tags: { shop: 'x' } })

  expect(reported).toEqual([
    {
      thrown: { name: 'Message', message: 'stock is low' },
      ...{ mechanism: 'captured', level: 'info', tags: { shop: 'x' } },
    },
  ])
})

it('takes another level for a message', () => {
  const { client, reported } = start()

  client.captureMessage?.('stock is out', { level: 'warning' })

  expect(reported).toMatchObject([{ level: 'warning' }])
})

it('names the user from now on', () => {
  const { client, context, flushes } = start()

  client.setUser?.('u1')

  expect(context.userId).toBe('u1')
  expect(flushes).toEqual([])
})

it('sends what the one user met before the next one comes', () => {
  const { client, context, host } = start()
  const told: unknown[] = []
  host.flush = () => told.push(context.userId)

  client.setUser?.('u1')
  client.setUser?.(undefined)

  expect(told).toEqual(['u1'])
  expect(context.userId).toBeUndefined()
})

it('adds tags to those set before, and takes away', () => {
  const { client, context } = start()

  client.setTags?.({ shop: 'x', plan: 'free' })
  client.setTags?.({ plan: undefined, step: 'pay' })

  expect(JSON.stringify(context.tags)).toBe('{"shop":"x","step":"pay"}')
})

it('sets groups of facts by name, and takes them away', () => {
  const { client, context } = start()

  client.setContext?.('cart', { items: 3 })
  client.setContext?.('device', { touch: true })
  client.setContext?.('cart', undefined)

  expect(JSON.stringify(context.contexts)).toBe('{"device":{"touch":true}}')
})

it('names the route of the current view only', () => {
  const { client, host } = start()

  client.setRoute?.('/products/:id')
  const before = host.view
  host.view = { id: 'view-2', url: 'https://shop.example/cart' }

  expect(before.route).toBe('/products/:id')
  expect(host.view.route).toBeUndefined()
})

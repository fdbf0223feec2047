import { expect, it } from 'vitest'
import { signalText, toSignalSource } from './signal-text.ts'

it.each([
  'errors',
  'requests',
  'issue:WEB-1',
  'requests:GET https://shop.example/api/cart',
  // Pages may send methods of their own, and anything as an address.
  'requests:m-search <img src=x onerror=alert(1)>',
  'vital:INP',
])('reads %s as it writes it', (text) => {
  const source = toSignalSource(text)

  expect(source && signalText(source)).toBe(text)
})

it.each(['', 'issue:', 'requests:', 'requests:GET', 'vital:FPS', 'alerts', '__proto__:x'])(
  'does not know %j',
  (text) => {
    expect(toSignalSource(text)).toBeUndefined()
  },
)

import { describe, expect, it } from 'vitest'
import { messageTemplate } from './message-template.ts'
import { leastCpuMs } from '../../../testing/least-cpu-ms.ts'

describe('messageTemplate', () => {
  it.each([
    ['Order 4711 failed', 'Order <number> failed'],
    ['took 12.5ms of -3', 'took <number>ms of <number>'],
    ['GET https://h/api/7?x=1 failed', 'GET <url> failed'],
    ['user ada@shop.example is gone', 'user <email> is gone'],
    ['id 0b7e6f0c-53c7-4f0e-9a43-5a6d2f9d7f10', 'id <uuid>'],
    ['trace 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', 'trace <trace>'],
    ['at 2026-11-21T03:00:00.000Z', 'at <date>'],
    ['host 10.0.0.1:8080 refused', 'host <ip> refused'],
    ['commit 3f9c1a2b7d', 'commit <hex>'],
    ['address 0xB770B86b', 'address <hex>'],
    ['no key "cart" in `shop`', 'no key <text> in <text>'],
    ["no key 'cart'", 'no key <text>'],
    ['cannot open /srv/app/cart.ts', 'cannot open <path>'],
    ['token eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9', 'token <base64>'],
    ['Unexpected token (1:9)', 'Unexpected token (<number>:<number>)'],
    ['two\n   lines', 'two lines'],
  ])('reads %j as %j', (message, template) => {
    expect(messageTemplate(message)).toBe(template)
  })

  it.each([
    "can't be what doesn't fit",
    'item2 of v8 is defaced',
    'Request failed with status code 404',
    'Minified React error #31',
  ])('changes nothing in %j', (message) => {
    expect(messageTemplate(message)).toBe(message)
  })

  it('keeps only the code of a message that was minified away', () => {
    const message = 'Minified Redux error #7; visit https://redux.js.org/Errors?code=7 for more'

    expect(messageTemplate(message)).toBe('Minified Redux error #7')
  })

  it('looks at the start of a long message only', () => {
    expect(messageTemplate('x '.repeat(50_000)).length).toBeLessThanOrEqual(2048)
  })

  it.each(['a.', 'a@', 'a-', '/a', 'A1+', '"', '1.', 'ab12', ' '])(
    'is quick on %j repeated',
    (part) => {
      const message = part.repeat(5000)

      expect(leastCpuMs(() => messageTemplate(message))).toBeLessThan(25)
    },
  )
})

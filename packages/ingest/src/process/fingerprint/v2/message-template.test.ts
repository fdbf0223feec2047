import { describe, expect, it } from 'vitest'
import { leastCpuMs } from '../../../testing/least-cpu-ms.ts'
import { messageTemplate } from './message-template.ts'

describe('a message without what varies', () => {
  it.each([
    ['Order ord_8f3a91bc of a@b.de failed', 'Order <id> of <email> failed'],
    ['no answer after 3.5 s', 'no answer after <duration>'],
    ['no answer after 1200ms', 'no answer after <duration>'],
    ['cannot reach api.shop.example:8080', 'cannot reach <host>'],
    ['bad peer fe80::1ff:fe23:4567', 'bad peer <ip>'],
    ['token a8x9k2m4q7w1 is unknown', 'token <id> is unknown'],
    ['status 404', 'status 404'],
    ['Minified React error #418; visit https://react.dev', 'Minified React error #418'],
    ['[Immer] minified error nr: 3. Full error at: x', '[Immer] minified error nr: 3'],
    ['', ''],
  ])('%s', (message, template) => {
    expect(messageTemplate(message)).toBe(template)
  })

  it.each(['a', '1', '"', '/', 'a.', '1:', 'a-1', '@', 'x_1', ' '])(
    'costs as much as it is long where it is hostile: %s',
    (part) => {
      const message = part.repeat(4_000)

      expect(leastCpuMs(() => messageTemplate(message))).toBeLessThan(100)
    },
  )
})

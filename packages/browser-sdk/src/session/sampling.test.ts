import { expect, it } from 'vitest'
import { aHost } from '../testing/a-host.ts'
import { aVital } from '../testing/drafts.ts'
import { emitSampled } from './sampling.ts'

function weights(sampleRate: number | undefined, sessionId: string) {
  const { host, emitted } = aHost({ options: { sampleRate }, context: { sessionId } })
  for (let n = 0; n < 3; n++) emitSampled(host, aVital())
  return emitted.map(({ weight }) => weight)
}

it.each([
  [undefined, 'f'.repeat(32), [undefined, undefined, undefined]],
  [1, 'f'.repeat(32), [undefined, undefined, undefined]],
  [0.25, `3${'f'.repeat(31)}`, [4, 4, 4]],
  [0.25, `4${'0'.repeat(31)}`, []],
  [0, '0'.repeat(32), []],
])('at rate %d session %s goes one way as a whole', (rate, sessionId, expected) => {
  expect(weights(rate, sessionId)).toEqual(expected)
})

it('hands on the call', () => {
  const { host } = aHost()
  const calls: unknown[] = []
  host.emit = (_, call) => calls.push(call)
  const call = { known: { via: 'xhr', target: '/' }, address: '/', startedAt: 0 } as const

  emitSampled(host, aVital(), call)

  expect(calls).toEqual([call])
})

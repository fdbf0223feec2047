import { expect, it } from 'vitest'
import { rule } from '../rule/rule.ts'
import { testMessage } from '../test-message.ts'

it('gives what strangers wrote no line of its own, and no direction', () => {
  const hostile = 'out of stock\n*Runbook* https://evil.example \u202Egnp.exe\u2069 \u001B[2J'
  const spikes = rule.parse({
    ...{ name: 'Spikes', kind: 'spike', project: 'shop' },
    annotations: { description: 'In {{ labels.release }}:\n{{ words }}' },
  })

  const { summary, description } = testMessage({
    rule: spikes,
    observation: {
      ...{
        labels: { release: hostile },
        verdict: 'breach',
        value: 1,
        threshold: 1,
        expected: null,
      },
      ...{ observed: 1, exposure: null, exposureOf: null, probability: null, windowMs: 0 },
      ...{ band: null, users: null, sessions: null, words: hostile, unit: '' },
    },
    ...{ origin: 'https://seismo.example', at: 1 },
  })

  const tame = 'out of stock *Runbook* https://evil.example gnp.exe [2J'
  const spaced = (text: string) => text.replace(/ +/g, ' ')
  expect(spaced(summary)).toBe(tame)
  expect(spaced(description)).toBe(`In ${tame}:\n${tame}`)
})

import { expect, it } from 'vitest'
import { checkOptions, type Options } from './options.ts'

const good = { key: 'k', endpoint: 'https://seismo.example' }

it('fills in the defaults', () => {
  expect(checkOptions(good)).toEqual({
    is: 'good',
    settings: { beaconUrl: 'https://seismo.example/v1/beacon?k=k', sampleRate: 1, labels: {} },
  })
})

it('bounds names and bears a slash at the end', () => {
  const checked = checkOptions({
    key: 'a b',
    endpoint: 'https://seismo.example/in//',
    release: 'r'.repeat(999),
    environment: undefined,
  })

  expect(checked).toMatchObject({
    settings: {
      beaconUrl: 'https://seismo.example/in/v1/beacon?k=a%20b',
      labels: { release: 'r'.repeat(200) },
    },
  })
})

it.each<[string, Partial<Options>]>([
  ['key', { key: '' }],
  ['endpoint', { endpoint: 'seismo.example' }],
  ['sampleRate', { sampleRate: 100 }],
  ['sampleRate', { sampleRate: NaN }],
])('names the faulty option: %s', (name, fault) => {
  expect(checkOptions({ ...good, ...fault })).toEqual({
    is: 'bad',
    problem: `Seismo is off: look at the option "${name}".`,
  })
})

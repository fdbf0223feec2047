import { describe, expect, it } from 'vitest'
import type { Candidate } from './fold-families.ts'
import { rarestFirst } from './rarest-first.ts'

function risen(
  name: string,
  {
    service = 'cart',
    ...more
  }: { service?: string; strength: number } & Partial<Candidate['measured']>,
): Candidate {
  const { strength, ...measured } = more
  return {
    series: {
      name,
      labels: {},
      family: `${service} ${name}`,
      service,
      unit: '',
      query: '',
      values: new Float64Array(),
    },
    measured: {
      ...{
        n: 90,
        is: 'ratio',
        isAtTop: false,
        size: 100,
        change: 1,
        severity: 30,
        nearSeverity: 30,
      },
      ...{ rarity: 30, aligned: 1, falseAlarmRate: 0.03, correlation: 0.6, lag: 0, close: 0.6 },
      ...measured,
    },
    ...{ strength, aboveNoise: 30 },
  }
}

function order(candidates: Candidate[]): string[] {
  return rarestFirst(candidates)
    .sort((a, b) => b.strength - a.strength)
    .map(({ series }) => series.name)
}

const cpu = risen('cpu', { strength: 40, change: 4, rarity: 60 })

describe('rarestFirst', () => {
  it('names the resource that seldom moves before the one that always does', () => {
    const memory = risen('mem', { strength: 20, change: 0.7, rarity: 800 })
    const changed = rarestFirst([cpu, memory])

    expect(order([cpu, memory])).toEqual(['mem', 'cpu'])
    expect(changed.map(({ strength }) => strength)).toEqual([20, 40])
  })

  it('leaves what is small beside what such series are elsewhere', () => {
    const little = risen('mem', { strength: 20, change: 0.7, rarity: 800, size: 2 })
    const others = ['a', 'b', 'c'].map((service) =>
      risen('mem', { service, strength: 0.1, severity: 0.2, change: 0.01, size: 300 }),
    )

    expect(order([cpu, little, ...others])[0]).toBe('cpu')
  })

  it.each([
    ['what fell', 'mem', { change: -0.7 }],
    ['what moved little more than usual', 'mem', { severity: 2 }],
    ['how callers see the service', 'latency p99', {}],
    ['another service', 'mem', { service: 'payment' }],
  ])('leaves %s where it is', (_, name, more) => {
    expect(order([cpu, risen(name, { strength: 20, rarity: 800, ...more })])[0]).toBe('cpu')
  })
})

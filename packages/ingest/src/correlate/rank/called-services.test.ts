import { describe, expect, it } from 'vitest'
import { weightsOfServices } from './called-services.ts'

const CHAIN = new Map([
  ['web', new Set(['api'])],
  ['api', new Set(['db'])],
])

function weighted(strengths: Record<string, number>, dependencies = CHAIN): string[] {
  const all = new Map(Object.entries(strengths))
  const weights = weightsOfServices(all, dependencies)
  return Object.keys(strengths).sort((a, b) => {
    const [ofA = 0, ofB = 0] = [a, b].map((one) => (all.get(one) ?? 0) * (weights.get(one) ?? 1))
    return ofB - ofA
  })
}

describe('weightsOfServices', () => {
  it('puts the last of a chain that moved before all that wait for it', () => {
    expect(weighted({ web: 40, api: 20, db: 7 })[0]).toBe('db')
  })

  it('leaves a caller where it is when what it calls hardly moved', () => {
    expect(
      weightsOfServices(
        new Map([
          ['api', 3],
          ['db', 0.5],
        ]),
        CHAIN,
      ).size,
    ).toBe(0)
  })

  it('says nothing of services that call each other in a circle', () => {
    const circle = new Map([
      ['a', new Set(['b'])],
      ['b', new Set(['a'])],
    ])

    expect(
      weightsOfServices(
        new Map([
          ['a', 5],
          ['b', 4],
        ]),
        circle,
      ).size,
    ).toBe(0)
  })

  it('finds the last through a service that nothing is known of', () => {
    expect(weighted({ web: 9, db: 6 })[0]).toBe('db')
  })
})

import { describe, expect, it } from 'vitest'
import { createLeftOut } from './left-out.ts'

describe('stretches that are left out', () => {
  it('never overlap', () => {
    const left = createLeftOut()

    left.add({ from: 10, to: 12 })
    left.add({ from: 20, to: 22 })
    left.add({ from: 11, to: 30 })

    expect(left.stretches).toEqual([{ from: 10, to: 30 }])
  })

  it('can be taken back from a point on', () => {
    const left = createLeftOut()
    left.add({ from: 10, to: 12 })
    left.add({ from: 20, to: 30 })
    left.add({ from: 40, to: 50 })

    left.endAt(25)

    expect(left.stretches).toEqual([
      { from: 10, to: 12 },
      { from: 20, to: 25 },
    ])
  })

  it('are forgotten with what they lie in', () => {
    const left = createLeftOut()
    left.add({ from: 10, to: 12 })
    left.add({ from: 20, to: 30 })

    left.forgetBefore(12)

    expect(left.stretches).toEqual([{ from: 20, to: 30 }])
  })
})

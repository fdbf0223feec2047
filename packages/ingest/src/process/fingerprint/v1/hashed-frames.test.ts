import { describe, expect, it } from 'vitest'
import { aLibraryFrame, aSymbolicatedFrame } from './a-symbolicated-frame.ts'
import { hashedFrames } from './hashed-frames.ts'

const sum = aSymbolicatedFrame()
const checkout = aSymbolicatedFrame({ function: 'checkout', file: 'src/checkout.ts' })
const of = (...frames: (typeof sum)[]) => hashedFrames([{ type: 'Error', message: '', frames }])

describe('hashedFrames', () => {
  it('takes the top call of the project', () => {
    expect(of(sum, checkout)).toEqual({ frames: [sum], inApp: true, sharedThrower: false })
  })

  it('names the package that threw', () => {
    expect(of(aLibraryFrame('redux'), sum)).toMatchObject({ frames: [sum], thrownIn: 'redux' })
  })

  it.each(['invariant', 'assert', 'assertShape', 'throwIfEmpty', 'fail'])(
    'takes the caller of %s too',
    (name) => {
      const thrower = aSymbolicatedFrame({ function: name })

      expect(of(thrower, checkout)).toMatchObject({
        frames: [thrower, checkout],
        sharedThrower: true,
      })
    },
  )

  it.each(['failure', 'assertion', 'raised'])('takes %s for an ordinary call', (name) => {
    expect(of(aSymbolicatedFrame({ function: name }), checkout).sharedThrower).toBe(false)
  })

  it('skips calls without a place', () => {
    const native = aSymbolicatedFrame({ file: '<anonymous>', inApp: false })

    expect(of(native, sum).frames).toEqual([sum])
  })

  it('skips the constructors of the error', () => {
    const made = aSymbolicatedFrame({ function: 'PaymentError', file: 'src/errors.ts' })

    expect(of(made, sum).frames).toEqual([sum])
  })

  it('looks no further than the first await', () => {
    const thrower = aSymbolicatedFrame({ function: 'fail' })
    const awaiting = { ...checkout, raw: { function: 'async checkout' } }

    expect(of(thrower, awaiting).frames).toEqual([thrower])
  })

  it('reads recursion as one call', () => {
    const thrower = aSymbolicatedFrame({ function: 'fail' })

    expect(of(thrower, thrower, thrower, checkout).frames).toEqual([thrower, checkout])
  })

  it('goes to the wrapper where the root cause has no call of the project', () => {
    const causes = [
      { type: 'Error', message: '', frames: [aLibraryFrame('redux')] },
      { type: 'Error', message: '', frames: [checkout] },
    ]

    expect(hashedFrames(causes).frames).toEqual([checkout])
  })

  it('takes the top call of all where no one has any', () => {
    const foreign = aLibraryFrame('redux')

    expect(of(foreign)).toMatchObject({ frames: [foreign], inApp: false })
  })
})

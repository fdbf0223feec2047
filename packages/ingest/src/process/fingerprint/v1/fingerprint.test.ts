import { describe, expect, it } from 'vitest'
import { aLibraryFrame, aSymbolicatedFrame } from './a-symbolicated-frame.ts'
import { fingerprint } from './fingerprint.ts'
import type { GroupedException } from './grouped-exception.ts'
import { leastCpuMs } from '../../../testing/least-cpu-ms.ts'

function anError(overrides: Partial<GroupedException> = {}): GroupedException {
  return {
    type: 'TypeError',
    message: "Cannot read properties of undefined (reading 'price')",
    frames: [aSymbolicatedFrame()],
    ...overrides,
  }
}

const whyOf = (...exceptions: GroupedException[]) => fingerprint({ exceptions }).why
const primaryOf = (...exceptions: GroupedException[]) => fingerprint({ exceptions }).primary

describe('fingerprint', () => {
  it('tells what it hashed and where to look', () => {
    expect(fingerprint({ exceptions: [anError()] })).toEqual({
      primary: 'd9552154e51c0f3793e182ac23e98009',
      version: 'v1',
      class: 'error',
      why: ['type TypeError', 'frame src/cart/total.ts sum', 'message access price of undefined'],
      culprit: 'src/cart/total.ts in sum',
    })
  })

  it('is one issue in three engines', () => {
    const messages = [
      "Cannot read properties of undefined (reading 'price')",
      'can\'t access property "price", e is undefined',
      "undefined is not an object (evaluating 'e.price')",
    ]

    const issues = messages.map((message) => primaryOf(anError({ message })))

    expect(new Set(issues).size).toBe(1)
  })

  it('is one issue in two builds of the same code', () => {
    const moved = aSymbolicatedFrame({ line: 57, raw: { function: 'q', file: 'https://h/b.js' } })

    expect(primaryOf(anError({ frames: [moved] }))).toBe(primaryOf(anError()))
  })

  it.each([
    ['the place', anError({ frames: [aSymbolicatedFrame({ function: 'add' })] })],
    ['the type', anError({ type: 'RangeError' })],
    [
      'the engine message',
      anError({ message: "Cannot read properties of undefined (reading 'id')" }),
    ],
  ])('is another issue where %s differs', (_, other) => {
    expect(primaryOf(other)).not.toBe(primaryOf(anError()))
  })

  it('leaves out what a class of the project says at a known place', () => {
    expect(whyOf(anError({ type: 'PaymentError', message: 'card of ada was declined' }))).toEqual([
      'type PaymentError',
      'frame src/cart/total.ts sum',
    ])
  })

  it('takes a complaint of a library for one fault wherever it is called', () => {
    const frames = [aLibraryFrame('semver'), aSymbolicatedFrame()]

    expect(whyOf(anError({ message: 'Invalid Version: 1.x', frames }))).toEqual([
      'type TypeError',
      'thrown in semver',
      'message Invalid Version: <number>.x',
    ])
  })

  it('needs the place for an engine message from inside a library', () => {
    expect(whyOf(anError({ frames: [aLibraryFrame('lodash'), aSymbolicatedFrame()] }))).toEqual([
      'type TypeError',
      'thrown in lodash',
      'frame src/cart/total.ts sum',
      'message access price of undefined',
    ])
  })

  it('groups by the root cause and names the wrapper', () => {
    const wrapper = anError({ type: 'CheckoutError', message: 'x' })

    expect(whyOf(wrapper, anError())).toEqual([
      'type TypeError',
      'wrapped in CheckoutError',
      'frame src/cart/total.ts sum',
      'message access price of undefined',
    ])
  })

  it('makes one issue of a class of noise', () => {
    const first = primaryOf(anError({ type: 'Error', message: 'Loading chunk 1 failed.' }))
    const second = primaryOf(anError({ type: 'Error', message: 'Loading chunk 2 failed.' }))

    expect(first).toBe(second)
  })

  it('obeys the page, whatever the class', () => {
    const custom = (message: string) =>
      fingerprint({
        exceptions: [{ type: 'TypeError', message, frames: [] }],
        userFingerprint: ['checkout'],
      }).primary

    expect(custom('Failed to fetch')).toBe(custom('x is not a function'))
  })

  it('has an answer for an error without anything', () => {
    expect(fingerprint({ exceptions: [] })).toMatchObject({ class: 'error', why: [], culprit: '' })
  })
})

it('takes less than 20 µs, warm', () => {
  const exceptions = [anError({ frames: Array.from({ length: 30 }, () => aSymbolicatedFrame()) })]

  const ms = leastCpuMs(() => {
    for (let count = 0; count < 500; count++) fingerprint({ exceptions })
  }, 20)

  // Twice the target: a busy machine must not fail the build, a quadratic step must.
  expect((ms * 1000) / 500).toBeLessThan(40)
})

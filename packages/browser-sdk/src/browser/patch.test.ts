import { expect, it } from 'vitest'
import { patch, type Method } from './patch.ts'

interface Target {
  count: number
  add: (this: { count: number }, more: number) => number
}

function aTarget(): Target {
  return {
    count: 1,
    add(more) {
      return this.count + more
    },
  }
}

function start(target: object = aTarget()) {
  const controller = new AbortController()
  const seen: unknown[][] = []
  const note = (original: Method, page: unknown, args: unknown[]) => {
    seen.push(args)
    return Reflect.apply(original, page, args)
  }
  patch(controller.signal, target, 'add', note)
  // as: a target has `add`.
  return { target: target as Target, seen, stop: () => controller.abort(), note }
}

it('hands on this, arguments and the returned value', () => {
  const { target, seen } = start()

  expect(target.add(2)).toBe(3)
  expect(target.add.call({ count: 40 }, 2)).toBe(42)
  expect(seen).toEqual([[2], [2]])
})

it('lets what the original throws pass through untouched', () => {
  const thrown = new Error('theirs')
  const { target } = start({
    add: () => {
      throw thrown
    },
  })

  expect(() => target.add(1)).toThrow(thrown)
})

it('looks like the original', () => {
  const add = Object.assign(aTarget().add, { polyfill: true })
  const source = String(add)

  const { target } = start({ add })

  expect(target.add).not.toBe(add)
  expect(target.add.name).toBe('add')
  expect(target.add.length).toBe(1)
  expect(target.add).toHaveProperty('polyfill', true)
  expect(String(target.add)).toBe(source)
  expect(Object.keys(target)).toEqual(['add'])
})

it('shows the text of a native function', () => {
  const target = { add: Math.max }
  const controller = new AbortController()

  patch(controller.signal, target, 'add', Reflect.apply)

  expect(`${String(target.add)}${target.add.toString()}`).toBe(String(Math.max).repeat(2))
})

it('gives the original back', () => {
  const given = aTarget()
  const before = Object.getOwnPropertyDescriptor(given, 'add')
  const { target, stop } = start(given)

  stop()

  expect(Object.getOwnPropertyDescriptor(target, 'add')).toEqual(before)
})

it('turns transparent where somebody patched after it', () => {
  const { target, seen, stop, note } = start()
  patch(new AbortController().signal, target, 'add', note)
  const theirs = target.add

  stop()

  expect(target.add).toBe(theirs)
  expect(target.add(1)).toBe(2)
  expect(seen).toEqual([[1]])
})

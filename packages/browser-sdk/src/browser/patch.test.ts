import { describe, expect, it } from 'vitest'
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

const passThrough = (original: Method): Method =>
  function (this: unknown, ...args) {
    return original.apply(this, args)
  }

describe('patch', () => {
  it('hands on this, arguments and the returned value', () => {
    const target = aTarget()

    patch(target, 'add', passThrough)

    expect(target.add(2)).toBe(3)
    expect(target.add.call({ count: 40 }, 2)).toBe(42)
  })

  it('lets what the original throws pass through untouched', () => {
    const thrown = { code: 7 }
    const target = {
      fail: () => {
        throw thrown as unknown as Error
      },
    }

    patch(target, 'fail', passThrough)

    expect(() => target.fail()).toThrow(expect.objectContaining({ code: 7 }))
  })

  it('looks like the original', () => {
    const target = { add: Object.assign(aTarget().add, { polyfill: true }) }
    const source = String(target.add)

    patch(target, 'add', passThrough)

    expect(target.add.name).toBe('add')
    expect(target.add.length).toBe(1)
    expect(target.add.polyfill).toBe(true)
    expect(String(target.add)).toBe(source)
  })

  it('restores the very property it replaced', () => {
    const target = aTarget()
    const before = Object.getOwnPropertyDescriptor(target, 'add')

    const stop = patch(target, 'add', passThrough)
    expect(target.add).not.toBe(before?.value)
    stop()

    expect(Object.getOwnPropertyDescriptor(target, 'add')).toEqual(before)
  })

  it('leaves no own property behind where the method was inherited', () => {
    const target = Object.create(aTarget()) as Target

    patch(target, 'add', passThrough)()

    expect(Object.keys(target)).toEqual([])
  })

  it('turns transparent where somebody patched after it', () => {
    let seen = 0
    const target = aTarget()
    const stop = patch(target, 'add', (original) => {
      return function (this: unknown, ...args) {
        seen += 1
        return original.apply(this, args)
      }
    })
    patch(target, 'add', passThrough)
    const theirs = target.add

    stop()

    expect(target.add).toBe(theirs)
    expect(target.add(1)).toBe(2)
    expect(seen).toBe(0)
  })

  it('ignores what is no function', () => {
    const target = { add: undefined }

    patch(target, 'add', passThrough)()

    expect(target).toEqual({ add: undefined })
  })
})

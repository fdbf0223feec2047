import { describe, expect, it } from 'vitest'
import { createShortcuts, type KeyPress } from './shortcuts.ts'

const aPress = (press: Partial<KeyPress>): KeyPress => ({
  key: 'r',
  taken: false,
  modified: false,
  at: 0,
  ...press,
})

describe('shortcuts', () => {
  it('run the action of the newest map, until it goes', () => {
    const ran: string[] = []
    const shortcuts = createShortcuts(() => true)
    shortcuts.register({ r: () => ran.push('page') })
    const leave = shortcuts.register({ r: () => ran.push('dialog') })

    shortcuts.press(aPress({ key: 'r' }))
    leave()
    shortcuts.press(aPress({ key: 'r' }))

    expect(ran).toEqual(['dialog', 'page'])
  })

  it('run the action of a page that was there before what is general', () => {
    const ran: string[] = []
    const shortcuts = createShortcuts(() => true)
    shortcuts.register({ c: () => ran.push('page') })
    shortcuts.register({ c: () => ran.push('anywhere'), z: () => ran.push('undo') }, true)

    shortcuts.press(aPress({ key: 'c' }))
    shortcuts.press(aPress({ key: 'z' }))

    expect(ran).toEqual(['page', 'undo'])
  })

  it('do not run the second key of a sequence on its own', () => {
    const ran: string[] = []
    const shortcuts = createShortcuts(() => true)
    shortcuts.register({ 'g r': () => ran.push('requests'), r: () => ran.push('resolve') })

    shortcuts.press(aPress({ key: 'g', at: 0 }))
    shortcuts.press(aPress({ key: 'r', at: 500 }))

    expect(ran).toEqual(['requests'])
  })

  it('forget a sequence nobody finished', () => {
    const ran: string[] = []
    const shortcuts = createShortcuts(() => true)
    shortcuts.register({ 'g r': () => ran.push('requests'), r: () => ran.push('resolve') })

    shortcuts.press(aPress({ key: 'g', at: 0 }))
    shortcuts.press(aPress({ key: 'r', at: 2_000 }))

    expect(ran).toEqual(['resolve'])
  })

  it('hold a key that may begin a sequence back until it did not', () => {
    const ran: string[] = []
    const held: (() => void)[] = []
    const shortcuts = createShortcuts(
      () => true,
      (run) => {
        held.push(run)
        return () => held.pop()
      },
    )
    shortcuts.register({ t: () => ran.push('time'), 't a': () => ran.push('absolute') })

    shortcuts.press(aPress({ key: 't', at: 0 }))
    shortcuts.press(aPress({ key: 'a', at: 200 }))
    expect([ran, held]).toEqual([['absolute'], []])
    shortcuts.press(aPress({ key: 't', at: 5_000 }))
    held[0]?.()

    expect(ran).toEqual(['absolute', 'time'])
  })

  it.each([[{ taken: true }], [{ modified: true }]])('stay away from %j', (press) => {
    const shortcuts = createShortcuts(() => true)
    shortcuts.register({
      r: () => {
        throw new Error('must not run')
      },
    })

    expect(shortcuts.press(aPress(press))).toBe(false)
  })

  it('can be switched off', () => {
    const shortcuts = createShortcuts(() => false)
    shortcuts.register({ r: () => undefined })

    expect(shortcuts.press(aPress({}))).toBe(false)
  })
})

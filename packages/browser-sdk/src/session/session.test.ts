import { expect, it } from 'vitest'
import { aPage } from '../testing/a-page.ts'
import { keepSession, openSession } from './session.ts'

it('is the visit’s for as long as the tab lives', () => {
  const sessionStorage = {}
  aPage({ sessionStorage })

  const id = openSession()
  keepSession(id)

  expect(id).toMatch(/^[\da-f]{32}$/)
  expect(openSession()).toBe(id)
})

it('stores nothing when it is opened', () => {
  const sessionStorage = {}
  aPage({ sessionStorage })

  openSession()

  expect(sessionStorage).toEqual({})
})

it('does without storage', () => {
  const trap = () => {
    throw new DOMException('denied', 'SecurityError')
  }
  aPage({ sessionStorage: new Proxy({}, { get: trap, set: trap }) })

  expect(openSession()).toMatch(/^[\da-f]{32}$/)
  expect(() => {
    keepSession('1')
  }).not.toThrow()
})

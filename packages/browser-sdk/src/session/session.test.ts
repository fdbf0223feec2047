import { expect, it } from 'vitest'
import { openSession } from './session.ts'

function aStorage(values: Record<string, string> = {}) {
  const getItem = (key: string) => values[key] ?? null
  const setItem = (key: string, value: string) => (values[key] = value)
  // as: a stand-in with the two methods that are called.
  return () => ({ getItem, setItem }) as unknown as Storage
}

it('is the same on every page of a visit', () => {
  const storage = aStorage()

  expect(openSession(storage)).toBe(openSession(storage))
})

it('is another one in another tab', () => {
  expect(openSession(aStorage())).not.toBe(openSession(aStorage()))
})

it('takes no foreign value for an id', () => {
  expect(openSession(aStorage({ 'seismo.session': '<script>' }))).toMatch(/^[\da-f-]{36}$/)
})

it('lives without storage', () => {
  const denied = () => {
    throw new DOMException('denied', 'SecurityError')
  }

  expect(openSession(denied)).toMatch(/^[\da-f-]{36}$/)
})

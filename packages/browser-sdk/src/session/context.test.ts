import { expect, it } from 'vitest'
import { createContext } from './context.ts'

// as: the two fields that are read.
const page = { innerWidth: 390, innerHeight: 844 } as Window
const viewport = { width: 390, height: 844 }

it('tells only what it was given', () => {
  const context = createContext({ sessionId: 's' }, page)

  expect(context.read()).toEqual({ sessionId: 's', viewport })
})

it('tells user and tags as of now', () => {
  const context = createContext({ sessionId: 's', release: '1.2.3' }, page)

  context.setUser('u1')
  context.setTags({ plan: 'gold' })
  expect(context.read()).toMatchObject({ release: '1.2.3', userId: 'u1', tags: { plan: 'gold' } })

  context.setUser(undefined)
  expect(context.read()).not.toHaveProperty('userId')
})

import { expect, it } from 'vitest'
import { aNotification } from '../../testing/a-notification.ts'
import { factsOf } from './facts.ts'

it.each([
  [{ users: 31, sessions: 40 }, '31 users, 40 sessions'],
  [{ users: 0, sessions: 1 }, '1 session'],
  [{ users: 2, sessions: null }, '2 users'],
  [{ users: 0, sessions: 0 }, undefined],
  [{ users: null, sessions: null }, undefined],
])('says of %j whom it hits as far as that is known', (affected, text) => {
  const facts = factsOf(aNotification({ affected }))

  expect(facts.find(({ name }) => name === 'Affected')?.text).toBe(text)
})

import { expect, it } from 'vitest'
import type { Exception } from '../wire/envelope.ts'
import type { Frame, SymbolicatedFrame } from './frame.ts'
import { createStackResolver } from './resolve-stack.ts'

const origin = { projectId: 1, release: 'r', debugIds: {} }
const exception = { type: 'E', message: 'm', stack: 'f@https://h/a.js:1:2' } as Exception

function start() {
  const asked: (readonly Frame[])[] = []
  let isAway = false
  const { resolveStack, forget } = createStackResolver((_, frames) => {
    asked.push(frames)
    if (isAway) return Promise.reject(new Error('away'))
    return Promise.resolve(frames.map((frame) => ({ ...frame }) as SymbolicatedFrame))
  })
  return { asked, resolveStack, forget, away: (is: boolean) => (isAway = is) }
}

it('looks each distinct chain up once, and answers equal ones with the same object', async () => {
  const { asked, resolveStack } = start()

  const first = await resolveStack(origin, [exception])
  const again = await resolveStack(origin, [{ ...exception }])
  const other = await resolveStack(origin, [exception, exception])
  const ofRelease = await resolveStack({ ...origin, release: 's' }, [exception])
  const ofBuild = await resolveStack({ ...origin, debugIds: { a: 'd' } }, [exception])

  expect(again).toBe(first)
  expect(first).toMatchObject([{ type: 'E', frames: [{ function: 'f', line: 1 }] }])
  expect(new Set([first, other, ofRelease, ofBuild]).size).toBe(4)
  expect(asked).toHaveLength(5)
})

it('looks again after an upload, and after a failure', async () => {
  const { asked, resolveStack, forget, away } = start()
  await resolveStack(origin, [exception])

  forget()
  away(true)
  await expect(resolveStack(origin, [exception])).rejects.toThrow('away')
  away(false)
  await resolveStack(origin, [exception])

  expect(asked).toHaveLength(3)
})

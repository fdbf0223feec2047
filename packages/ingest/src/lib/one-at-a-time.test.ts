import { expect, it } from 'vitest'
import { createOneAtATime } from './one-at-a-time.ts'

it('begins a work when the one before has ended, also where that failed', async () => {
  const oneAtATime = createOneAtATime()
  const seen: string[] = []
  const work = (name: string) => async () => {
    seen.push(`${name} begins`)
    await Promise.resolve()
    seen.push(`${name} ends`)
    if (name === 'a') throw new Error('a fails')
    return name
  }

  const results = await Promise.allSettled([oneAtATime(work('a')), oneAtATime(work('b'))])

  expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
  expect(results).toMatchObject([{ status: 'rejected' }, { status: 'fulfilled', value: 'b' }])
})

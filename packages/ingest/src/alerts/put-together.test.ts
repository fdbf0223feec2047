import { expect, it } from 'vitest'
import { createPutTogether } from './put-together.ts'

it('writes together what comes while a write is under way, and in order', async () => {
  const writes: number[][] = []
  const first = Promise.withResolvers<undefined>()
  const put = createPutTogether<number>(async (rows) => {
    writes.push([...rows])
    if (writes.length === 1) await first.promise
  })

  const one = put([1])
  await Promise.resolve().then(() => undefined)
  const others = [put([2, 3]), put([4])]
  first.resolve(undefined)
  await Promise.all([one, ...others])

  expect(writes).toEqual([[1], [2, 3, 4]])
})

it('tells those alone whose write failed', async () => {
  let times = 0
  const put = createPutTogether<number>(() => {
    times += 1
    return times === 1 ? Promise.reject(new Error('away')) : Promise.resolve()
  })

  await expect(put([1])).rejects.toThrow('away')
  await expect(put([2])).resolves.toBeUndefined()
})

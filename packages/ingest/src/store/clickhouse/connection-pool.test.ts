import { expect, it } from 'vitest'
import { createConnectionPool } from './connection-pool.ts'

function aPool(most = 2) {
  const log: string[] = []
  let opened = 0
  const pool = createConnectionPool({
    open: () => {
      opened += 1
      const name = String(opened)
      log.push(`open ${name}`)
      return {
        name,
        close: () => {
          log.push(`close ${name}`)
          return Promise.resolve()
        },
      }
    },
    begin: ({ name }) => {
      log.push(`begin ${name}`)
      return Promise.resolve()
    },
    most,
  })
  const nameOf = ({ name }: { name: string }) => Promise.resolve(name)
  return { ...pool, log, nameOf }
}

it('does one thing after the other on one connection', async () => {
  const { use, nameOf, log } = aPool()

  expect([await use(nameOf), await use(nameOf)]).toEqual(['1', '1'])
  expect(log).toEqual(['open 1', 'begin 1'])
})

it('does at once what comes at once, each on a connection of its own, and no more than allowed', async () => {
  const { use } = aPool(2)
  const end = Promise.withResolvers<undefined>()
  const begun: string[] = []
  const slowly = async ({ name }: { name: string }) => {
    begun.push(name)
    await end.promise
    return name
  }

  const all = Promise.all([use(slowly), use(slowly), use(slowly)])
  await new Promise(setImmediate)
  const atOnce = [...begun]
  end.resolve(undefined)

  expect(atOnce).toEqual(['1', '2'])
  expect(new Set(await all)).toEqual(new Set(['1', '2']))
})

it('ends a connection on which something failed, when another has taken its place', async () => {
  const { use, nameOf, log } = aPool()

  await expect(use(() => Promise.reject(new Error('limit')))).rejects.toThrow('limit')

  expect(await use(nameOf)).toBe('2')
  expect(log).toEqual(['open 1', 'begin 1', 'open 2', 'close 1', 'begin 2'])
})

it('lets the next one that waits have a connection after a failure', async () => {
  const { use, nameOf } = aPool(1)

  const failing = use(() => Promise.reject(new Error('limit')))
  const waiting = use(nameOf)

  await expect(failing).rejects.toThrow('limit')
  expect(await waiting).toBe('2')
})

it('closes when all is done, and takes nothing more', async () => {
  const { use, nameOf, close, log } = aPool()
  const end = Promise.withResolvers<undefined>()
  const last = use(async (one) => {
    await end.promise
    return nameOf(one)
  })

  const closed = close()
  end.resolve(undefined)

  expect(await last).toBe('1')
  await closed
  expect(log.at(-1)).toBe('close 1')
  await expect(use(nameOf)).rejects.toThrow('closed')
})

import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { lockHolder, takeLock, type LockOptions } from './folder-lock.ts'
import { identityOf, type ProcessIdentity } from './process-identity.ts'

const folder = mkdtempSync(join(tmpdir(), 'seismo-lock-'))
afterAll(() => rmSync(folder, { recursive: true }))

const own = identityOf(process.pid)
/** The first process of a container of this machine. */
const inContainer = (name: string): ProcessIdentity => ({
  ...own,
  ...{ pid: 1, namespace: `pid:[${name}]`, host: name },
})

let files = 0
/** Signs of life every few milliseconds, of which none may come for a tenth of a second. */
function aLock(): LockOptions {
  return { file: join(folder, `lock-${(files += 1)}`), beatMs: 5, silentMs: 100 }
}

async function taken(options: LockOptions): Promise<() => void> {
  const given = await takeLock(options)
  if (typeof given === 'function') return given
  throw new Error(`held by ${given.pid} of ${given.host}`)
}

/** As a killed process leaves it. */
function leave({ file }: LockOptions, holder: ProcessIdentity): void {
  writeFileSync(file, JSON.stringify(holder))
}

it('is held by one process, which the next is told of, until it is given back', async () => {
  const lock = aLock()
  const giveBack = await taken(lock)

  expect(await takeLock(lock)).toMatchObject({ pid: process.pid })
  expect(lockHolder(lock)).toMatchObject({ pid: process.pid })
  giveBack()

  expect(lockHolder(lock)).toBeUndefined()
  ;(await taken(lock))()
})

it('is free at once where its process has ended, also where another has its number now', async () => {
  const lock = { ...aLock(), silentMs: 3_600_000 }
  leave(lock, { ...own, startedAt: '1' })

  expect(lockHolder(lock)).toBeUndefined()
  ;(await taken(lock))()
})

it('stays with a container that lives while another of the same number asks', async () => {
  const lock = aLock()
  const giveBack = await taken({ ...lock, own: inContainer('a') })

  expect(await takeLock({ ...lock, own: inContainer('b') })).toMatchObject({ pid: 1, host: 'a' })
  expect(lockHolder({ ...lock, own: inContainer('b') })).toMatchObject({ pid: 1, host: 'a' })
  giveBack()
})

it('goes on to another container once the first has been silent for long', async () => {
  const lock = aLock()
  leave(lock, inContainer('a'))

  const giveBack = await taken({ ...lock, own: inContainer('b') })

  expect(readFileSync(lock.file, 'utf8')).toContain('"host":"b"')
  giveBack()
})

it('hears a whole silence of another machine, whose clock may be another', async () => {
  const lock = aLock()
  leave(lock, { ...inContainer('a'), boot: 'another' })
  utimesSync(lock.file, 0, 0)
  const startedAt = performance.now()

  const giveBack = await taken(lock)

  expect(performance.now() - startedAt).toBeGreaterThan(90)
  giveBack()
})

it('is waited for where it is half written, and taken then', async () => {
  const lock = aLock()
  writeFileSync(lock.file, '{"pid":')

  const giveBack = await taken(lock)

  giveBack()
})

it('leaves the lock of whoever took it meanwhile', async () => {
  const lock = { ...aLock(), beatMs: 3_600_000 }
  const giveBack = await taken({ ...lock, own: inContainer('a') })
  leave(lock, inContainer('b'))

  giveBack()

  expect(readFileSync(lock.file, 'utf8')).toContain('"host":"b"')
})

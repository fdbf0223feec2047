import { setImmediate } from 'node:timers/promises'
import { transform } from 'esbuild'
import { afterEach, describe, expect, it } from 'vitest'
import { startCompiling, type Compiler } from '../../packages/ingest/src/entries/start-compiling.ts'

const built = await transform('export function total(items) { return items.length }', {
  minify: true,
  sourcemap: 'external',
})
const good = { map: bytes(built.map), file: bytes(built.code) }

let compiler: Compiler
afterEach(() => compiler.close())

describe('the process that compiles maps', () => {
  it('compiles one after the other, whoever asks at the same time', async () => {
    compiler = startCompiling()

    const all = await Promise.all(
      [good, { map: good.map }, good].map((upload) => compiler.compile(upload)),
    )

    expect(all.map(({ receipt }) => receipt.functions)).toEqual([1, 0, 1])
    expect(all[0]?.blob.length).toBeGreaterThan(100)
  })

  it.each([
    ['no map', bytes('{}'), 'not a version 3 source map'],
    ['half a billion lines', aMap(';'.repeat(60_000_000)), 'Split the bundle'],
    ['segments without end', aMap(`${'AAAA,'.repeat(12_000_000)}AAAA`), 'Split the bundle'],
    ['sections in sections', bytes(nested(200_000)), /nested too deeply|not JSON/],
    ['numbers without end', aMap(`A${'g'.repeat(60_000_000)}`), 'not Base64 VLQ'],
  ])('refuses %s, soon, and takes the next', async (_, map, reason) => {
    compiler = startCompiling()

    await expect(compiler.compile({ map })).rejects.toThrow(reason)

    expect((await compiler.compile(good)).receipt.functions).toBe(1)
  })

  it('that runs out of memory refuses what did it, and a new one takes the next', async () => {
    compiler = startCompiling({ heapMb: 48 })
    const bomb = bytes(`{"version":3,"x":[${'[],'.repeat(6_000_000)}0]}`)

    await expect(compiler.compile({ map: bomb })).rejects.toThrow('needs too much memory')

    expect((await compiler.compile(good)).receipt.functions).toBe(1)
  })

  it('does without the file where that alone is too much, and says so', async () => {
    compiler = startCompiling({ heapMb: 48 })
    const file = bytes(`${built.code}\n${'(()=>{let a=[1,2,3]})();'.repeat(100_000)}`)

    const { receipt } = await compiler.compile({ map: good.map, file })

    expect(receipt).toMatchObject({ sources: 1, functions: 0 })
    expect(receipt.warning).toBe('The file needs too much memory to parse.')
  })

  it('that takes too long is stopped', async () => {
    compiler = startCompiling({ timeoutMs: 1 })

    await expect(compiler.compile({ map: good.map })).rejects.toThrow('takes too long to compile')
  })

  it('that cannot be started refuses the upload alone, and is tried again for the next', async () => {
    const { execPath } = process
    compiler = startCompiling()
    process.execPath = '/no/such/node'
    try {
      await expect(compiler.compile(good)).rejects.toThrow('cannot be started')
    } finally {
      process.execPath = execPath
    }

    expect((await compiler.compile(good)).receipt.functions).toBe(1)
  })

  it('begins nothing once it is closed, and blames no upload for it', async () => {
    compiler = startCompiling()
    const both = Promise.allSettled([compiler.compile(good), compiler.compile(good)])
    await setImmediate()

    await compiler.close()

    const busy = { reason: { name: 'CompilerBusyError' } }
    expect(await both).toMatchObject([busy, busy])
  })

  it('refuses more than it may keep waiting, not what waits already', async () => {
    compiler = startCompiling({ queueBytes: 2 * good.map.length })
    const upload = { map: good.map }

    const answers = await Promise.allSettled(
      [upload, upload, upload].map((upload) => compiler.compile(upload)),
    )

    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected'])
    expect(answers[2]).toMatchObject({ reason: { name: 'CompilerBusyError' } })
  })
})

function aMap(mappings: string): Uint8Array {
  return bytes(JSON.stringify({ version: 3, sources: ['a'], names: [], mappings }))
}

function nested(depth: number): string {
  const open = '{"version":3,"sections":[{"offset":{"line":0,"column":0},"map":'
  return `${open.repeat(depth)}{}${'}]}'.repeat(depth)}`
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

import { createWriteStream, type WriteStream } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Target } from '../../apps/shop/backend/backend.ts'

/** Blocks of Prometheus' are of two hours; a file for each saves reading the others. */
const BLOCK_MS = 2 * 3_600_000
const LINE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/

export interface Recorder {
  /** What a scrape of all targets would have read now. */
  scrape: (at: number) => Promise<void>
  /** The finished files. */
  close: () => Promise<string[]>
  samples: () => number
}

/** Writes what the targets' own registries expose, with times, as promtool takes it. */
export function recordScrapes(targets: readonly Target[], folder: string): Recorder {
  const files = new Map<number, { path: string; stream: WriteStream }>()
  let samples = 0

  function fileOf(at: number) {
    const block = Math.floor(at / BLOCK_MS)
    const known = files.get(block)
    if (known) return known
    const path = join(folder, `${block}.om`)
    const file = { path, stream: createWriteStream(path) }
    files.set(block, file)
    return file
  }

  return {
    async scrape(at) {
      const lines: string[] = ['']
      for (const { job, instance, labels, registry } of targets) {
        const place = Object.entries({ job, instance, ...labels })
        const own = place.map(([name, value]) => `${name}="${value}"`).join(',')
        for (const line of (await registry.metrics()).split('\n')) {
          const [, name, given, value] = LINE.exec(line) ?? []
          if (name === undefined) continue
          lines.push(`${name}{${own}${given ? `,${given}` : ''}} ${value} ${at / 1_000}`)
          samples += 1
        }
      }
      const { stream } = fileOf(at)
      if (!stream.write(lines.slice(1).join('\n') + '\n')) await once(stream, 'drain')
    },
    async close() {
      for (const { stream } of files.values()) {
        stream.end('# EOF\n')
        await once(stream, 'finish')
      }
      return [...files.values()].map(({ path }) => path)
    },
    samples: () => samples,
  }
}

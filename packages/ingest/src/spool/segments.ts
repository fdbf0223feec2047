import { open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Position } from './ports.ts'

/** A file of the log; its name is the position of its first byte. */
export interface Segment {
  base: Position
  path: string
}

const NAME = /^(\d{15})\.log$/
const HEADER = /^seismo log 1 ([\w-]{1,40})\n *\n$/
/** Every segment tells which log it is of, for entries cannot be read without. */
export const HEADER_BYTES = 64

export function segmentAt(folder: string, base: Position): Segment {
  return { base, path: join(folder, `${String(base).padStart(15, '0')}.log`) }
}

/** Oldest first. */
export async function listSegments(folder: string): Promise<Segment[]> {
  const names = await readdir(folder)
  return names
    .flatMap((name) => {
      const base = NAME.exec(name)?.[1]
      return base === undefined ? [] : [segmentAt(folder, Number(base))]
    })
    .sort((a, b) => a.base - b.base)
}

export function headerOf(id: string): Buffer {
  const [title, end] = [`seismo log 1 ${id}\n`, '\n']
  return Buffer.from(title + ' '.repeat(HEADER_BYTES - title.length - end.length) + end)
}

/** Undefined where the header was not wholly written: nothing can be behind it. */
export async function idOf({ path }: Segment): Promise<string | undefined> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0)
    return HEADER.exec(buffer.toString('latin1', 0, bytesRead))?.[1]
  } finally {
    await file.close()
  }
}

export async function sizeOf({ path }: Segment): Promise<number> {
  return (await stat(path)).size
}

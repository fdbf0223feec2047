import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { answering } from './answer.ts'
import { tell } from './tell.ts'

// The least of a receiver that keeps what it acknowledged: one write and one sync for all that came
// while the last one ran. `folder` is its argument.

const [folder = '.'] = process.argv.slice(2)
const file = await open(join(folder, 'reports'), 'a')
let waiting: { body: Buffer; resolve: () => void; reject: (cause: unknown) => void }[] = []
let isWriting = false

function append(body: Buffer): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>()
  waiting.push({ body, resolve: () => resolve(undefined), reject })
  if (!isWriting) void writeAll()
  return promise
}

async function writeAll(): Promise<void> {
  isWriting = true
  while (waiting.length > 0) {
    const group = waiting
    waiting = []
    try {
      await file.appendFile(Buffer.concat(group.map(({ body }) => body)))
      await file.datasync()
      for (const { resolve } of group) resolve()
    } catch (cause) {
      for (const { reject } of group) reject(cause)
    }
  }
  isWriting = false
}

tell(answering(append))

import { statfs } from 'node:fs/promises'
import { SpoolFullError } from './ports.ts'

interface RoomOptions {
  folder: string
  maxBytes: number
  minFreeBytes: number
  usedBytes: () => number
}

const LOOK_EVERY_MS = 1_000

/** Whether the log may grow: by its own bound, and by what the disk has left. */
export function createRoom({ folder, maxBytes, minFreeBytes, usedBytes }: RoomOptions) {
  let freeBytes: number | undefined
  let lookedAt = -Infinity

  async function assertFor(size: number): Promise<void> {
    if (usedBytes() + size > maxBytes) {
      throw new SpoolFullError(`the log has its ${maxBytes} bytes and waits for the database`)
    }
    if (performance.now() - lookedAt > LOOK_EVERY_MS) {
      const { bavail, bsize } = await statfs(folder)
      freeBytes = bavail * bsize
      lookedAt = performance.now()
    }
    if (freeBytes !== undefined && freeBytes - size < minFreeBytes) {
      throw new SpoolFullError(
        `the disk has ${freeBytes} bytes left, ${minFreeBytes} are kept free`,
      )
    }
  }

  return {
    assertFor,
    take: (size: number) => {
      if (freeBytes !== undefined) freeBytes -= size
    },
    /** The disk has just said something else. */
    lookAgain: () => {
      lookedAt = -Infinity
    },
    freeBytes: () => freeBytes,
  }
}

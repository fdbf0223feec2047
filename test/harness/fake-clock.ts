import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface FakeClock {
  /** For the process whose clock it is. */
  environment: NodeJS.ProcessEnv
  /** So far from the real time it is from now on, to the process as if its clock had been set. */
  setOffset: (ms: number) => Promise<void>
  remove: () => Promise<void>
}

/**
 * A clock that is set while its process works; its timers go on as they are. It is that of the
 * service's code, not of the engine within: libfaketime (Debian's 0.9.10), which is for both, leaves
 * deadlines on the kernel's clock as they are, and the engine's threads spin a core away.
 */
export async function aFakeClock(): Promise<FakeClock> {
  const folder = await mkdtemp(join(tmpdir(), 'seismo-clock-'))
  const path = join(folder, 'offset')
  const file = await open(path, 'w+')

  async function setOffset(ms: number): Promise<void> {
    // In place and all of it at once: the process reads it whenever it asks for the time.
    await file.write(new BigInt64Array([BigInt(ms)]), 0, 8, 0)
  }

  await setOffset(0)
  return {
    environment: {
      NODE_OPTIONS: `--import=${new URL('fake-date.ts', import.meta.url).href}`,
      FAKE_CLOCK_FILE: path,
    },
    setOffset,
    async remove() {
      await file.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

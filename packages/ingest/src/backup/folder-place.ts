import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { BackupPlace } from './place.ts'

/** For its owner alone: it holds what people sent. */
const FOLDER_MODE = 0o700
const FILE_MODE = 0o600

export function createFolderPlace(folder: string): BackupPlace {
  return {
    name: folder,
    put: async (name, bytes) => {
      const path = join(folder, name)
      await mkdir(dirname(path), { recursive: true, mode: FOLDER_MODE })
      await writeFile(`${path}.partial`, bytes, { flush: true, mode: FILE_MODE })
      await rename(`${path}.partial`, path)
    },
    get: async (name) => {
      try {
        return await readFile(join(folder, name))
      } catch (cause) {
        if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined
        throw cause
      }
    },
  }
}

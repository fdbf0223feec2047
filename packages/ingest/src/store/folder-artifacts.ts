import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, type FileHandle } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { ArtifactStore } from '../symbolicate/artifacts/ports.ts'
import { assertArtifactKey, isArtifactKey } from './artifact-key.ts'

/** The ArtifactStore of a single machine: one file per key, two levels deep. */
export function createFolderArtifacts(folder: string): ArtifactStore {
  async function put(key: string, bytes: Uint8Array): Promise<void> {
    const path = pathOf(folder, key)
    await mkdir(dirname(path), { recursive: true })
    const partial = `${path}.${randomUUID()}.partial`
    try {
      await writeDurably(partial, bytes)
      // A reader sees the whole artifact or none, also when two uploads of it race.
      await rename(partial, path)
    } catch (error) {
      await rm(partial, { force: true })
      throw error
    }
  }

  async function get(key: string): Promise<Uint8Array | undefined> {
    const file = await openIfThere(pathOf(folder, key))
    try {
      return await file?.readFile()
    } finally {
      await file?.close()
    }
  }

  async function read(
    key: string,
    offset: number,
    length: number,
  ): Promise<Uint8Array | undefined> {
    const file = await openIfThere(pathOf(folder, key))
    if (!file) return undefined
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset)
      return buffer.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  }

  return { put, get, read, remove: (key) => rm(pathOf(folder, key), { force: true }) }
}

/** Of all that is there; none where nothing was ever uploaded. */
export async function artifactKeys(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  const files = await readdir(folder, { recursive: true })
  return files
    .map((path) => basename(path))
    .filter(isArtifactKey)
    .toSorted()
}

function pathOf(folder: string, key: string): string {
  assertArtifactKey(key)
  return join(folder, key.slice(0, 2), key)
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

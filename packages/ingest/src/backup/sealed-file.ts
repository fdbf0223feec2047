import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { zstdCompress, zstdDecompress } from 'node:zlib'
import type { BackupFile } from './manifest.ts'
import { BackupError, type BackupPlace } from './place.ts'

const compress = promisify(zstdCompress)
const decompress = promisify(zstdDecompress)
/** Of one file; damaged bytes may say that they are terabytes. */
const MOST_BYTES = 2 * 1024 ** 3 - 1

/** Compresses, writes, and says what to compare with when it is read again. */
export async function writeSealed(
  place: BackupPlace,
  name: string,
  content: Uint8Array,
): Promise<BackupFile> {
  const bytes = await compress(content)
  await place.put(name, bytes)
  return { name, bytes: bytes.byteLength, sha256: digestOf(bytes) }
}

/** @throws BackupError where the file is gone or is not what was written. */
export async function readSealed(place: BackupPlace, file: BackupFile): Promise<Uint8Array> {
  return decompress(await readCompared(place, file), { maxOutputLength: MOST_BYTES })
}

/** The bytes as they lie there. @throws BackupError as above. */
export async function readCompared(place: BackupPlace, file: BackupFile): Promise<Uint8Array> {
  const bytes = await place.get(file.name)
  const fault = bytes === undefined ? 'is missing' : faultOf(bytes, file)
  if (bytes !== undefined && fault === undefined) return bytes
  throw new BackupError(
    `${file.name} in ${place.name} ${fault ?? ''}; copy the backup there again, or take another`,
  )
}

function faultOf(bytes: Uint8Array, { sha256 }: BackupFile): string | undefined {
  return digestOf(bytes) === sha256 ? undefined : 'is not what was written (SHA-256 differs)'
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

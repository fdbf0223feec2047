import { fromFdPromise, type Entry, type ZipFile } from 'yauzl'

export interface ZipLimits {
  entries: number
  /** Of one entry, decompressed. */
  entryBytes: number
  /** Of all entries, decompressed; and of all that is read, however often one is. */
  totalBytes: number
}

export interface Zip {
  has(name: string): boolean
  /** @throws ZipError where there is none of the name, or it is not what the directory says. */
  read(name: string): Promise<Uint8Array>
}

/** What is wrong with the archive, said to whom it is from. */
export class ZipError extends Error {
  override readonly name = 'ZipError'
}

/**
 * Reads entries by their names, which are never paths of ours. What the directory declares is bounded
 * here, and an entry that turns out larger than it declares ends its reading.
 * @param fd stays open for as long as entries are read; closing it is its owner's concern.
 * @throws ZipError
 */
export async function openZip(fd: number, limits: ZipLimits): Promise<Zip> {
  const file = await fromFdPromise(fd, { autoClose: false, lazyEntries: true }).catch(unreadable)
  const entries = await listEntries(file, limits).catch(unreadable)
  let readBytes = 0

  async function read(name: string): Promise<Uint8Array> {
    const entry = entries.get(name)
    if (!entry) throw new ZipError(`The archive has no ${JSON.stringify(name)}.`)
    if (entry.uncompressedSize > limits.entryBytes) {
      throw new ZipError(
        `${JSON.stringify(name)} has ${entry.uncompressedSize} bytes; at most ${limits.entryBytes} are taken.`,
      )
    }
    readBytes += entry.uncompressedSize
    if (readBytes > limits.totalBytes) {
      throw new ZipError(`More than ${limits.totalBytes} bytes of the archive are asked for.`)
    }
    return decompress(file, entry).catch(unreadable)
  }

  return { has: (name) => entries.has(name), read }
}

async function listEntries(file: ZipFile, limits: ZipLimits): Promise<Map<string, Entry>> {
  if (file.entryCount > limits.entries) {
    throw new ZipError(
      `The archive has ${file.entryCount} entries; at most ${limits.entries} are taken.`,
    )
  }
  const entries = new Map<string, Entry>()
  let bytes = 0
  for await (const entry of file.eachEntry()) {
    bytes += entry.uncompressedSize
    if (bytes > limits.totalBytes) {
      throw new ZipError(`The archive decompresses to more than ${limits.totalBytes} bytes.`)
    }
    if (entries.has(entry.fileName)) {
      throw new ZipError(`The archive has ${JSON.stringify(entry.fileName)} twice.`)
    }
    entries.set(entry.fileName, entry)
  }
  return entries
}

async function decompress(file: ZipFile, entry: Entry): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  // The library ends a stream that gives more or fewer bytes than its entry declares.
  for await (const chunk of await file.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function unreadable(cause: unknown): never {
  if (cause instanceof ZipError) throw cause
  const reason = cause instanceof Error ? cause.message : String(cause)
  throw new ZipError(`The archive is damaged: ${reason}`, { cause })
}

import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipEntry {
  name: string
  content: string | Uint8Array
  /** What the directory says instead of the truth. */
  declaredBytes?: number
}

/** An archive as build tools write it, or one that lies. */
export function zipOf(entries: ZipEntry[], prefix = ''): Buffer {
  const parts: Buffer[] = [Buffer.from(prefix, 'latin1')]
  const directory: Buffer[] = []
  let offset = prefix.length
  for (const { name, content, declaredBytes } of entries) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const names = Buffer.from(name)
    const fixed = Buffer.alloc(26)
    fixed.writeUInt16LE(20, 0)
    fixed.writeUInt16LE(8, 4)
    fixed.writeUInt32LE(crc32(bytes), 10)
    fixed.writeUInt32LE(packed.length, 14)
    fixed.writeUInt32LE(declaredBytes ?? bytes.length, 18)
    fixed.writeUInt16LE(names.length, 22)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), fixed, rest, names)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fixed, names, packed])
    parts.push(local)
    offset += local.length
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, ...directory, end])
}

import type { FlatSourceMap } from '../parse-source-map.ts'
import type { FunctionScopes } from '../scopes/function-scopes.ts'
import { gunzip, gzip } from './gzip.ts'

/** An upload after its checks: all that a look-up needs. */
export interface CompiledArtifact {
  map: FlatSourceMap
  scopes: FunctionScopes
}

/** The bytes in the store are damaged or of another version; only uploading again repairs them. */
export class UnreadableArtifactError extends Error {
  override readonly name = 'UnreadableArtifactError'
}

/**
 * The stored form: four bytes of magic with the version, then gzip over the length of the JSON, the
 * JSON and the scopes' rows, all little endian.
 */
const MAGIC = new TextEncoder().encode('SMA1')
const LENGTH_BYTES = 4

export async function packArtifact({ map, scopes }: CompiledArtifact): Promise<Uint8Array> {
  const json = new TextEncoder().encode(JSON.stringify({ map, names: scopes.names }))
  const body = new Uint8Array(LENGTH_BYTES + json.length + scopes.table.length * 4)
  const view = new DataView(body.buffer)
  view.setUint32(0, json.length, true)
  body.set(json, LENGTH_BYTES)
  const tableStart = LENGTH_BYTES + json.length
  scopes.table.forEach((value, i) => view.setInt32(tableStart + i * 4, value, true))
  return concat(MAGIC, await gzip(body))
}

/** Throws UnreadableArtifactError. */
export async function unpackArtifact(bytes: Uint8Array): Promise<CompiledArtifact> {
  if (MAGIC.some((byte, i) => bytes[i] !== byte)) {
    throw new UnreadableArtifactError('The artifact is not of this version; upload the map again.')
  }
  try {
    return readBody(await gunzip(bytes.subarray(MAGIC.length)))
  } catch (cause) {
    throw new UnreadableArtifactError('The artifact is damaged; upload the map again.', { cause })
  }
}

function readBody(body: Uint8Array): CompiledArtifact {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength)
  const tableStart = LENGTH_BYTES + view.getUint32(0, true)
  const json = new TextDecoder().decode(body.subarray(LENGTH_BYTES, tableStart))
  // gzip's checksum has just vouched that these are the bytes packArtifact wrote.
  const { map, names } = JSON.parse(json) as { map: FlatSourceMap; names: string[] }
  const table = new Int32Array((body.length - tableStart) / 4)
  for (let i = 0; i < table.length; i++) table[i] = view.getInt32(tableStart + i * 4, true)
  return { map, scopes: { names, table } }
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  const joined = new Uint8Array(a.length + b.length)
  joined.set(a)
  joined.set(b, a.length)
  return joined
}

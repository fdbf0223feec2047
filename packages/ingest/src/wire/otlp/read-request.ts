import { isRecord, readJson } from '../foreign/read-json.ts'
import { mayBeIllFormed, wellFormed } from '../well-formed.ts'
import { readProtobuf, type Message } from './protobuf.ts'

export type ReadRequest =
  { is: 'request'; groups: unknown[]; text: string } | { is: 'invalid'; detail: string }

interface Expected {
  contentType: string
  /** The list of the request's resources, its one field. */
  groups: string
  message: Message
}

/** The resources of a request in either encoding, and the body as a text that tells it from others. */
export function readRequest(body: Uint8Array, expected: Expected): ReadRequest {
  return isProtobuf(expected.contentType) ? fromProtobuf(body, expected) : fromJson(body, expected)
}

export function isProtobuf(contentType: string): boolean {
  return /^\s*application\/(x-)?protobuf\s*(;|$)/i.test(contentType)
}

function fromProtobuf(body: Uint8Array, { groups, message }: Expected): ReadRequest {
  try {
    const value = listAt(readProtobuf(body, message), groups)
    return { is: 'request', groups: value ?? [], text: new TextDecoder('latin1').decode(body) }
  } catch {
    // Whatever the reader threw says that the bytes are no message.
    return { is: 'invalid', detail: 'expected a protobuf message' }
  }
}

function fromJson(body: Uint8Array, { groups }: Expected): ReadRequest {
  const parsed = readJson(body)
  if (parsed.is === 'invalid') return parsed
  const text = new TextDecoder().decode(body)
  const value = mayBeIllFormed(text) ? wellFormed(parsed.value) : parsed.value
  const found = isRecord(value) ? listAt(value, groups) : undefined
  if (found) return { is: 'request', groups: found, text }
  // Most likely a request of another signal, which must not look as if it were kept.
  if (Object.keys(parsed.value).length > 0) return { is: 'invalid', detail: `expected ${groups}` }
  return { is: 'request', groups: [], text }
}

function listAt(value: Record<string, unknown>, name: string): unknown[] | undefined {
  const found = value[name]
  // as: the members of an array are unknown.
  return Array.isArray(found) ? (found as unknown[]) : undefined
}

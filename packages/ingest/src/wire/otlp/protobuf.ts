import { BinaryReader, WireType } from '@bufbuild/protobuf/wire'

/** A message's fields by their published numbers. */
export type Message = ReadonlyMap<number, Field>

export interface Field {
  /** As OTLP's JSON calls it. */
  name: string
  /** A message within the message is named late, for an AnyValue may hold AnyValues. */
  of: keyof typeof scalars | (() => Message)
  isList?: true
}

/** Each as OTLP's JSON writes it: ids in hex, other bytes in base64, 64 bits as a text. */
const scalars = {
  text: { wireType: WireType.LengthDelimited, read: (reader: BinaryReader) => reader.string() },
  hex: { wireType: WireType.LengthDelimited, read: (reader: BinaryReader) => hex(reader.bytes()) },
  base64: {
    wireType: WireType.LengthDelimited,
    read: (reader: BinaryReader) => base64(reader.bytes()),
  },
  flag: { wireType: WireType.Varint, read: (reader: BinaryReader) => reader.bool() },
  enum: { wireType: WireType.Varint, read: (reader: BinaryReader) => reader.int32() },
  sint32: { wireType: WireType.Varint, read: (reader: BinaryReader) => reader.sint32() },
  uint64: { wireType: WireType.Varint, read: (reader: BinaryReader) => String(reader.uint64()) },
  int64: { wireType: WireType.Varint, read: (reader: BinaryReader) => String(reader.int64()) },
  fixed64: { wireType: WireType.Bit64, read: (reader: BinaryReader) => String(reader.fixed64()) },
  sfixed64: { wireType: WireType.Bit64, read: (reader: BinaryReader) => String(reader.sfixed64()) },
  double: { wireType: WireType.Bit64, read: (reader: BinaryReader) => reader.double() },
} as const

/** Of messages within messages: whatever walks the result afterwards must not overflow the stack. */
const MAX_DEPTH = 32

/**
 * The same object that OTLP's JSON of the message parses to.
 * @throws where the bytes are no message.
 */
export function readProtobuf(bytes: Uint8Array, message: Message): Record<string, unknown> {
  const reader = new BinaryReader(bytes)
  return readFields({ reader, end: reader.len, depth: 0 }, message)
}

interface Span {
  reader: BinaryReader
  end: number
  depth: number
}

function readFields(span: Span, message: Message): Record<string, unknown> {
  const { reader, end, depth } = span
  if (depth > MAX_DEPTH) throw new RangeError('nests too deep')
  const target: Record<string, unknown> = {}
  while (reader.pos < end) {
    const [number, wireType] = reader.tag()
    const field = message.get(number)
    const start = reader.pos
    if (field) readField(span, { field, wireType, target })
    // A number that is not known, or of another wire type than its own: newer writers say more.
    if (reader.pos === start) reader.skip(wireType, number)
  }
  if (reader.pos > end) throw new RangeError('a field ends beyond its message')
  return target
}

interface Found {
  field: Field
  wireType: WireType
  target: Record<string, unknown>
}

function readField({ reader, depth }: Span, { field, wireType, target }: Found): void {
  const keep = (value: unknown) => {
    // as: only this function writes the field, a list where it is one.
    if (field.isList) ((target[field.name] ??= []) as unknown[]).push(value)
    else target[field.name] = value
  }
  const isDelimited = wireType === WireType.LengthDelimited
  if (typeof field.of === 'function') {
    if (!isDelimited) return
    const length = reader.uint32()
    keep(readFields({ reader, end: reader.pos + length, depth: depth + 1 }, field.of()))
    return
  }
  const scalar = scalars[field.of]
  if (wireType === scalar.wireType) keep(scalar.read(reader))
  else if (field.isList && isDelimited) {
    const packed = new BinaryReader(reader.bytes())
    while (packed.pos < packed.len) keep(scalar.read(packed))
  }
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

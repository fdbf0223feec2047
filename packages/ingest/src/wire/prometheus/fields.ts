import { BinaryReader, WireType } from '@bufbuild/protobuf/wire'

/** Reads one field's value into the message it belongs to; what it does not read is passed over. */
export type ReadField<Target> = (target: Target, reader: BinaryReader, wireType: WireType) => void

/** How to read a message: its known fields by their numbers. */
export type Fields<Target> = ReadonlyMap<number, ReadField<Target>>

/** @throws where the bytes are no message. */
export function readMessage<Target>(
  bytes: Uint8Array,
  fields: Fields<Target>,
  target: Target,
): Target {
  const reader = new BinaryReader(bytes)
  readFields(reader, reader.len, { fields, target })
  return target
}

/** A message within the message. `begin` makes its place, or nothing where it is of no interest. */
export function onMessage<Target, Inner>(
  fields: Fields<Inner>,
  begin: (target: Target) => Inner | undefined,
): ReadField<Target> {
  return (target, reader, wireType) => {
    if (wireType !== WireType.LengthDelimited) return
    const length = reader.uint32()
    const end = reader.pos + length
    const inner = begin(target)
    if (inner === undefined) reader.pos = end
    else readFields(reader, end, { fields, target: inner })
  }
}

export function onText<Target>(keep: (target: Target, text: string) => void): ReadField<Target> {
  return (target, reader, wireType) => {
    if (wireType === WireType.LengthDelimited) keep(target, reader.string())
  }
}

export function onDouble<Target>(keep: (target: Target, value: number) => void): ReadField<Target> {
  return (target, reader, wireType) => {
    if (wireType === WireType.Bit64) keep(target, reader.double())
  }
}

/** Of 64 bits as near as a number comes: times and figures of enums are far below. */
export function onInteger<Target>(
  keep: (target: Target, value: number) => void,
): ReadField<Target> {
  return (target, reader, wireType) => {
    if (wireType === WireType.Varint) keep(target, Number(reader.int64()))
  }
}

/** Repeated whole numbers, which a writer may pack into one field or write one by one. */
export function onIntegers<Target>(
  keep: (target: Target, value: number) => void,
): ReadField<Target> {
  return (target, reader, wireType) => {
    if (wireType === WireType.Varint) keep(target, reader.uint32())
    if (wireType !== WireType.LengthDelimited) return
    const packed = new BinaryReader(reader.bytes())
    while (packed.pos < packed.len) keep(target, packed.uint32())
  }
}

/** Without a reader of its own for each: a body has a hundred thousand messages. */
function readFields<Target>(
  reader: BinaryReader,
  end: number,
  { fields, target }: { fields: Fields<Target>; target: Target },
): void {
  while (reader.pos < end) {
    const [number, wireType] = reader.tag()
    const start = reader.pos
    fields.get(number)?.(target, reader, wireType)
    // A number that is not known, or of another wire type than its own: newer writers say more.
    if (reader.pos === start) reader.skip(wireType, number)
  }
  if (reader.pos > end) throw new RangeError('a field ends beyond its message')
}

/** Compression of parts, each by itself; a damaged one throws when it is unpacked. */
export interface Codec {
  pack: (bytes: Uint8Array) => Uint8Array
  unpack: (bytes: Uint8Array) => Uint8Array
}

const C1 = 0x239b961b
const C2 = 0xab0e9789
const C3 = 0x38b34ae5
const C4 = 0xa1e38b93

const encoder = new TextEncoder()
/** Where ids go that are hashed by the dozen for each beacon. */
const scratch = new DataView(new ArrayBuffer(256))
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/**
 * 128 bits of the UTF-8 text as 32 hex digits: MurmurHash3_x86_128 by Austin Appleby (public
 * domain), seed 0. Synchronous and the same in every runtime, which WebCrypto is not; it keeps
 * things apart, not secrets.
 */
export function hash128(text: string): string {
  const view = isWritten(text, scratch) ? scratch : viewOf(encoder.encode(text))
  const length = view === scratch ? text.length : view.byteLength
  const whole = length - (length % 16)
  const state: State = [0, 0, 0, 0]
  for (let offset = 0; offset < whole; offset += 16) mixBlock(state, view, offset)
  mixTail(state, view, { from: whole, to: length })
  return finish(state, length)
}

type State = [number, number, number, number]

/** Short ASCII, without the way into the runtime and back. */
function isWritten(text: string, to: DataView): boolean {
  if (text.length > to.byteLength) return false
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code > 0x7f) return false
    to.setUint8(index, code)
  }
  return true
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength)
}

function mixBlock(state: State, view: DataView, offset: number): void {
  let [h1, h2, h3, h4] = state
  h1 =
    Math.imul(rotl(h1 ^ scramble(view.getUint32(offset, true), C1, 15, C2), 19) + h2, 5) +
    0x561ccd1b
  h2 =
    Math.imul(rotl(h2 ^ scramble(view.getUint32(offset + 4, true), C2, 16, C3), 17) + h3, 5) +
    0x0bcaa747
  h3 =
    Math.imul(rotl(h3 ^ scramble(view.getUint32(offset + 8, true), C3, 17, C4), 15) + h4, 5) +
    0x96cd1c35
  h4 =
    Math.imul(rotl(h4 ^ scramble(view.getUint32(offset + 12, true), C4, 18, C1), 13) + h1, 5) +
    0x32ac3b17
  state[0] = h1
  state[1] = h2
  state[2] = h3
  state[3] = h4
}

function mixTail(state: State, view: DataView, { from, to }: { from: number; to: number }): void {
  const words: State = [0, 0, 0, 0]
  for (let offset = from; offset < to; offset += 1) {
    const index = offset - from
    // as: a tail is shorter than a block of four words.
    words[(index >> 2) as 0 | 1 | 2 | 3] |= view.getUint8(offset) << ((index & 3) * 8)
  }
  const [k1, k2, k3, k4] = words
  state[0] ^= scramble(k1, C1, 15, C2)
  state[1] ^= scramble(k2, C2, 16, C3)
  state[2] ^= scramble(k3, C3, 17, C4)
  state[3] ^= scramble(k4, C4, 18, C1)
}

function finish(state: State, length: number): string {
  const mixed = spread(state.map((word) => word ^ length) as State).map(avalanche) as State // map keeps four
  return spread(mixed).map(toHex).join('')
}

function toHex(word: number): string {
  const [a = '', b = '', c = '', d = ''] = [24, 16, 8, 0].map((by) => HEX[(word >>> by) & 0xff])
  return a + b + c + d
}

function spread([h1, h2, h3, h4]: State): State {
  const sum = h1 + h2 + h3 + h4
  return [sum, h2 + sum, h3 + sum, h4 + sum]
}

// eslint-disable-next-line max-params -- the algorithm's own four constants, named nowhere else
function scramble(word: number, first: number, turn: number, second: number): number {
  return Math.imul(rotl(Math.imul(word, first), turn), second)
}

function rotl(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by))
}

function avalanche(word: number): number {
  let h = word
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

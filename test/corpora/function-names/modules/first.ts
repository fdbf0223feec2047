import { fail, opaque } from '../fail.ts'

export function parse(text: string): string {
  return text === '' ? fail('nothing to parse') : text //: parse
}

function validate(text: string): void {
  if (text.length < 3) throw new RangeError('too short') //: validate
}

export const read = (text: string): string => {
  validate(text) //: read
  return parse(text)
}

export default function (text: string): string {
  return read(opaque(text)) + opaque('') //: default
}

/** Small enough for every minifier to put it where it is called. */
export const half = (n: number): number => n.toFixed(n).length / 2 //: half

import { fail, opaque } from '../fail.ts'
import readFirst, { half, parse as parseFirst } from './first.ts'

export function parse(text: string): string {
  validate(text) //: parse
  return parseFirst(text) + opaque('') //: parse
}

function validate(text: string): void {
  if (text.length > 3) throw new RangeError('too long') //: validate
}

export default class {
  constructor(text: string) {
    if (text === '') fail('no text') //: default
  }

  read(text: string): string {
    return readFirst(text) + opaque('') //: read
  }
}

export const quarter = (n: number): number => {
  return half(n) / 2 + opaque(0) //: quarter
}

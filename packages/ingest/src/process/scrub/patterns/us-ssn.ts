import type { Pattern } from '../pattern.ts'

/** The areas 000, 666 and 9xx, the group 00 and the serial 0000 are never given out. */
const SSN = /(?<![\w-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])/g

/** Off unless asked for: part numbers look the same. */
export const usSsn: Pattern = {
  name: 'ssn',
  clues: 0,
  scrub: (text) => text.replace(SSN, '[ssn]'),
}

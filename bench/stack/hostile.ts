const FRAME = '    at f (http://a/b.js:1:2)'

/** Stacks made to cost a parser more than their length; the kinds that stopped parsers of npm. */
export const HOSTILE: Record<string, string> = {
  'hex payload, 64 kB': `E: x\n  data: 0x${'0'.repeat(65_536)}\n${FRAME}`,
  'spaces, 1 MB': `E: x\n    at ${' '.repeat(1 << 20)}f (http://a/b.js:1:2)`,
  'nested evals': `E: x\n    at f (${'eval at g ('.repeat(2000)}http://a/b.js:1:2${')'.repeat(2000)})`,
  'open brackets': `E: x\n    at ${'('.repeat(50_000)}:1:2`,
  'at signs': `${'@'.repeat(50_000)}http://a/b.js:1:2`,
  colons: `E: x\n    at f (${':'.repeat(50_000)})`,
  'generated code': `f@http://a/b.js line 1 > eval${' line 1 > eval'.repeat(5000)}:1:2`,
  digits: `E: x\n    at f (http://a/b.js:${'1'.repeat(100_000)}:${'2'.repeat(100_000)})`,
  '100,000 frames': `E: x\n${`${FRAME}\n`.repeat(100_000)}`,
  '10,000 lines of prose': `E: x\n${'the quick fox: at the (lazy) dog @ home\n'.repeat(10_000)}`,
  'short lines of brackets': `E: x\n${`    at ${'( ('.repeat(1000)}:1:2)\n`.repeat(80)}`,
  'short lines of at signs': `${'a@/@'.repeat(1000)}\n`.repeat(60),
}

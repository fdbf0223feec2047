import { expect, it } from 'vitest'
import { AFTER_PAIRS, BEFORE_PAIRS } from './built-in.ts'
import { KEY_WORDS } from './key-words.ts'
import { createPairs } from './patterns/pairs.ts'
import { scrubRules } from './rules.ts'
import { createScrubber } from './scrubber.ts'
import { leastCpuMs } from '../../testing/least-cpu-ms.ts'

const LENGTH = 65_536
/** They take 10 at most on a machine at rest; what is quadratic takes thousands. */
const LIMIT_MS = 500

const BITS = [
  ...['a', '1', '@', ' ', ':', '=', '.', '-', '_', '%', '\\', '"', "'", '[', '/', '\n'],
  ...['a@', 'a.', 'a-', '@a.', '@a-', 'a@a', '%40', 'a@b.c', '1.', '1 ', '1-', '4 ', '4111 '],
  ...['4111-', '4111 1111 ', '41111111111111112 ', '4111 111111 ', 'eyJ', 'eyJ.', 'eyJ-'],
  ...['eyJaaaaaaaa.', 'eyJaaaaaaaaaa.aaaaaaaaaa ', '.eyJ', '_eyJaaaaaaaa', 'bearer ', 'basic '],
  ...['Bearer a', 'basic aaaa', 'basic aaaa=', 'xoxb-', 'sk-', 'sk-proj-', 'ghp_', 'github_pat_'],
  ...['SG.', 'ya29.', 'AIza', 'AKIA', 'sk_live_', '-----BEGIN ', '-----BEGIN PRIVATE KEY-----'],
  ...['-----BEGIN PRIVATE KEY-----\n-----END ', '-----END ', '://', '://a', '://a@', '://a:'],
  ...['DE89', 'DE89 ', 'DE89370400440532013001 ', 'AA11A', 'password=', 'password="', 'password: '],
  ...['password:\\"', 'password:\\"a\\" ', 'token: a ', 'token =', 'cookie: ', 'cookie:\n', 'api_'],
  ...['api key', 'token=%22', 'token=%22a%22 ', 'password\\\\\\"', 'password   ', 'set cookie'],
  ...['0.', '255.', '1.1.1.1.', 'a:', '::', 'f:f:', '1::', '123-', '123-45-', '123-45-6789-'],
]
const LEADS = ['', 'a@b.co 4111111111111111 eyJ token= bearer DE89 ://', '@', '://', 'password="']
const TEXTS = BITS.flatMap((bit) =>
  LEADS.map((lead) => lead + bit.repeat(Math.ceil(LENGTH / bit.length)).slice(0, LENGTH)),
)

const PATTERNS = [...BEFORE_PAIRS, createPairs(KEY_WORDS), ...AFTER_PAIRS]

function worstOf(scrub: (text: string) => string): { ms: number; text: string } {
  let worst = { ms: 0, text: '' }
  for (const text of TEXTS) {
    const ms = leastCpuMs(() => scrub(text), 2)
    if (ms > worst.ms) worst = { ms, text: text.slice(0, 80) }
  }
  return worst
}

it.each(PATTERNS.map(({ name, scrub }) => ({ name, scrub })))(
  'finds $name in 64 kB of anything in time',
  ({ scrub }) => {
    const worst = worstOf(scrub)

    expect(worst.ms, worst.text).toBeLessThan(LIMIT_MS)
  },
)

it('takes everything out of 64 kB of anything in time', () => {
  const { text } = createScrubber(scrubRules.parse({ on: ['ip', 'ssn'], keys: ['customer no'] }))

  const worst = worstOf(text)

  expect(worst.ms, worst.text).toBeLessThan(2 * LIMIT_MS)
})

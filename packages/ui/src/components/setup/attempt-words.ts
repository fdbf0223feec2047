import type { Attempts } from '@seismo/ingest/api'

type Refused = Attempts['refused'][number]

/** What happened and what to do about it, in one sentence each. */
export function attemptWords({ reason, origin }: Pick<Refused, 'reason' | 'origin'>): {
  what: string
  remedy: string
} {
  const who = origin === '' ? 'A program' : origin
  const known = WORDS[reason]
  if (known === undefined) {
    return { what: `${who} was refused: ${reason}.`, remedy: 'The System page says more.' }
  }
  return { what: known.what.replace('%', who), remedy: known.remedy }
}

const WORDS: Readonly<Record<string, { what: string; remedy: string }>> = {
  'origin-not-allowed': {
    what: '% is not among the allowed origins.',
    remedy: 'Allow it if it is yours: anybody can put a key on a page.',
  },
  'unknown-key': {
    what: '% sent with a key that no project has.',
    remedy: 'Copy the snippet again; a letter may be missing.',
  },
  'project-archived': {
    what: '% sent to this project, which is archived.',
    remedy: 'Take the project back to take what it sends.',
  },
  'preflight-failed': {
    what: 'The browser of % sends nothing: the CORS preflight failed.',
    remedy:
      'Something on the page adds a header to every request, or changes the method, such as a wrapper of fetch; leave Seismo’s own out of it.',
  },
  'too-large': {
    what: '% sent more than 1 MiB at once.',
    remedy: 'Send shorter contexts and tags.',
  },
  'too-many-requests': {
    what: '% sent more than the limit.',
    remedy: 'It comes again by itself; raise “limits” in seismo.yaml if this is real.',
  },
  malformed: {
    what: '% sent what cannot be read.',
    remedy: 'Look for a client of another format, or a proxy that changes bodies.',
  },
  'bad-encoding': {
    what: '% sent a body that is not what its Content-Encoding says.',
    remedy: 'Look for a proxy that unpacks bodies and keeps the header.',
  },
  'unsupported-encoding': {
    what: '% sent a body compressed in a way Seismo does not read.',
    remedy: 'Use gzip, deflate, br or zstd.',
  },
  overloaded: {
    what: '% came while the log was full.',
    remedy: 'It comes again by itself; the System page says what is wrong.',
  },
}

/** Whether one click can allow it: `null` is a file or a sandbox, and no origin to allow. */
export function isAllowable({ reason, origin }: Pick<Refused, 'reason' | 'origin'>): boolean {
  return reason === 'origin-not-allowed' && /^https?:\/\//.test(origin)
}

/** Whether it may send by now; with none named all may, and to name one would shut out the others. */
export function isSettled(
  refused: Pick<Refused, 'reason' | 'origin'>,
  allowedOrigins: readonly string[],
): boolean {
  const isAllowed = allowedOrigins.length === 0 || allowedOrigins.includes(refused.origin)
  return refused.reason === 'origin-not-allowed' && isAllowed
}

/** A beacon follows its script within seconds, unless something stops it. */
const BEACON_WITHIN_MS = 8_000

/** Pages that have the script and of which nothing came, not even what was refused. */
export function silentLoads({ refused, loads }: Attempts, now: number): string[] {
  const heard = new Set(refused.map(({ origin }) => origin))
  return loads
    .filter(({ origin, at }) => !heard.has(origin) && now - at > BEACON_WITHIN_MS)
    .map(({ origin }) => origin)
    .slice(0, 3)
}

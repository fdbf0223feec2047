import type { DropRow } from './drop-rows.ts'

const ofService = new Map([
  [
    'invalid',
    'A value is missing or not what it must be. The answer to the beacon names the field; mend the client that sends it.',
  ],
  [
    'too-large',
    'Beyond 64 Ki characters an item, or 1 MiB a body. Send less with each, such as shorter contexts and tags.',
  ],
  [
    'unsupported',
    'The client’s format has this, and Seismo has no place for it. Switch it off in the client to save the traffic.',
  ],
  [
    'duplicate',
    'Came again because its sender missed our answer. It is stored once; there is nothing to do.',
  ],
  [
    'quarantined',
    'Was accepted and could not be stored. It lies in data/log/quarantine, with the reason in a .txt beside it.',
  ],
  [
    'malformed',
    'The body as a whole cannot be read. Look for a client of another format, or a proxy that changes bodies.',
  ],
  ['unknown-key', 'The key belongs to no project. Compare it with the one that Settings shows.'],
  [
    'origin-not-allowed',
    'A page whose origin is not among the allowed ones. Allow it under Settings if it is yours.',
  ],
  [
    'project-archived',
    'The project is archived. Take it back under Settings, or take the script off the page.',
  ],
  [
    'too-many-requests',
    'More than the limit of a key or an address; clients come again. Raise “limits” in seismo.yaml if they are real.',
  ],
  [
    'gpc',
    'The browser said Sec-GPC, and “gpc: drop” in seismo.yaml keeps nothing of those; there is nothing to do.',
  ],
  [
    'bad-encoding',
    'The body is not what its Content-Encoding says. Look for a proxy that unpacks bodies and keeps the header.',
  ],
  [
    'unsupported-encoding',
    'Compressed in a way Seismo does not read. Use gzip, deflate, br or zstd, and snappy for remote write.',
  ],
  [
    'too-slow',
    'The body took too long to arrive. A few are slow networks; many are a proxy that holds bodies back, or an attack.',
  ],
  [
    'overloaded',
    'The log was full; clients come again. See why the database does not take it, or raise SEISMO_LOG_MAX_BYTES.',
  ],
  [
    'too-many-series',
    'StatsD sent more names and tags than are held at once. Look for a tag with an id in it, and leave it out.',
  ],
  ['internal', 'A fault of Seismo itself. The service’s own log has it, with its cause.'],
])

const ofPage = new Map([
  [
    'rate',
    'More in a minute than a page may send, mostly an error in a loop. The issue with the most events is the one to mend.',
  ],
  ['muted', 'Errors that “control.mute” in seismo.yaml names.'],
  [
    'sampled',
    'Left out by a sampling rate, as “control.rates” in seismo.yaml. What is sent carries the weight of the rest.',
  ],
  ['filtered', 'The page’s own filter, such as “beforeSend”, said no.'],
  [
    'overflow',
    'More waited in the page than it keeps: for too long Seismo was out of reach, or consent was not given.',
  ],
  [
    'refused',
    'Not taken by the service or the network before it, and given up. Rows of the service say why where it was us.',
  ],
  [
    'late',
    'The script’s second file did not load, so the page reported less. Check that it is served and no policy forbids it.',
  ],
])

/** What a reason means and what to do; undefined for one that is younger than this page. */
export function meaningOf({ by, reason }: Pick<DropRow, 'by' | 'reason'>): string | undefined {
  return (by === 'page' ? ofPage : ofService).get(reason)
}

/** Measured unit costs; each stands where `docs/scale.md` names it. */
export const UNIT = {
  /** Reports a second and core, from the beacon to the row: bench/ingest. */
  reportsPerCore: 2_556,
  /** Of one report, on the thread that takes beacons: bench/ingest. */
  acceptMicroseconds: 108,
  /** Of a report of ten frames and twenty breadcrumbs: bench/ingest. */
  bodyBytes: 3_000,
  /** On disk, of an error whose stack and trail are its own: bench/storage/bytes.ts. */
  ownErrorBytes: 684,
  /** On disk, of an error that repeats what is known, 100 million of 50,000 issues: decision 17. */
  repeatedErrorBytes: 150,
} as const

export interface Needs {
  cores: number
  acceptThreads: number
  megabitsPerSecond: number
  gigabytesADay: { repeated: number; own: number }
  /** Until the log of one machine is full while nothing is stored, with its usual 2 GiB. */
  secondsOfLog: number
}

const LOG_BYTES = 2 * 1024 ** 3
const DAY_SECONDS = 86_400

/** What a load of full error reports takes: each figure a unit cost times the load. */
export function needsOf(reportsPerSecond: number): Needs {
  const gigabytes = (each: number) => (reportsPerSecond * DAY_SECONDS * each) / 1e9
  return {
    cores: reportsPerSecond / UNIT.reportsPerCore,
    acceptThreads: (reportsPerSecond * UNIT.acceptMicroseconds) / 1e6,
    megabitsPerSecond: (reportsPerSecond * UNIT.bodyBytes * 8) / 1e6,
    gigabytesADay: {
      repeated: gigabytes(UNIT.repeatedErrorBytes),
      own: gigabytes(UNIT.ownErrorBytes),
    },
    secondsOfLog: LOG_BYTES / (reportsPerSecond * UNIT.bodyBytes),
  }
}

import { defineConfig } from 'vitest/config'

const source = { resolve: { conditions: ['source'] }, ssr: { resolve: { conditions: ['source'] } } }

/** One second, as it is by default, is not enough of a machine with other work. */
const PATIENT = { poll: { timeout: 30_000 } }

/** What failed is told by a line of a log: `expected [ Array(1) ] to deeply equal []` says nothing. */
const chaiConfig = { truncateThreshold: 500 }

export default defineConfig({
  test: {
    projects: [
      {
        ...source,
        test: {
          name: 'unit',
          chaiConfig,
          include: ['packages/*/src/**/*.test.ts'],
          // A process for each of five hundred files takes twice as long as what they test. No module is mocked,
          // and what a file changes of its process is put back behind it.
          isolate: false,
          setupFiles: ['test/harness/put-back.ts', 'test/harness/property-seed.ts'],
          // Of a machine with other work: what hangs is found as well after twenty seconds as after five.
          testTimeout: 20_000,
        },
      },
      {
        ...source,
        test: {
          name: 'integration',
          chaiConfig,
          include: ['test/integration/**/*.test.ts', 'test/corpora/**/*.test.ts'],
          setupFiles: ['test/harness/property-seed.ts'],
          // West of UTC, where a query that takes its days in the machine's zone loses today's rows.
          env: { TZ: 'Pacific/Honolulu' },
          // chdb holds one engine per process: every file gets a process of its own.
          pool: 'forks',
          // One by default on two processors, of which a file leaves half idle.
          maxWorkers: 2,
          // With a second file beside it, and on a machine with other work: a test that takes one second alone
          // was seen to take a minute there.
          testTimeout: 180_000,
          hookTimeout: 180_000,
          expect: PATIENT,
        },
      },
      {
        ...source,
        test: {
          name: 'e2e',
          chaiConfig,
          include: ['test/e2e/**/*.test.ts'],
          pool: 'forks',
          // A file waits half its time, for browsers and for rounds of ten seconds.
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          expect: PATIENT,
        },
      },
      {
        ...source,
        test: {
          name: 'faults',
          chaiConfig,
          include: ['test/faults/**/*.test.ts'],
          pool: 'forks',
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})

import type { ErrorRow } from '../../packages/ingest/src/store/rows.ts'
import { anErrorRow } from '../../test/harness/rows.ts'

/** Errors as a second of a busy site has them: of a hundred issues, with what differs between people. */
export function arrivingRows(count: number): ErrorRow[] {
  return Array.from({ length: count }, (_, n) =>
    anErrorRow({
      fingerprint: `00000000-0000-4000-8000-${String(n % 100).padStart(12, '0')}`,
      browser: `${BROWSERS[n % 4] ?? ''} ${String(150 + (n % 5))}`,
      os: `${SYSTEMS[n % 3] ?? ''} ${String(10 + (n % 2))}`,
      route: `/section/${String(n % 40)}`,
      userId: n % 3 === 0 ? '' : `user-${String((n * 7919) % 400_000)}`,
      tags: { plan: n % 2 === 0 ? 'pro' : 'free', locale: `l${String(n % 20)}` },
    }),
  )
}

const BROWSERS = ['Chrome', 'Safari', 'Edge', 'Firefox']
const SYSTEMS = ['Windows', 'macOS', 'iOS']

import type { ReleaseDetail } from '@seismo/ingest/api'
import { formatCount, formatExact, formatPercent } from '../../format/numbers.ts'
import { CrashFree } from '../../components/CrashFree.tsx'
import { Stat, Stats } from '../../components/Stats.tsx'
import { MapsWord } from './MapsWord.tsx'

export function ReleaseStats({ detail }: { detail: ReleaseDetail }) {
  const { adoption, sessions, users, errors } = detail
  return (
    <Stats>
      <Stat name="Crash-free sessions">
        <CrashFree share={detail.crashFreeSessions} of="sessions" />
      </Stat>
      <Stat name="Crash-free users">
        <CrashFree share={detail.crashFreeUsers} of="users" />
      </Stat>
      <Stat name="Adoption, last 24 h">{adoption === null ? '—' : formatPercent(adoption, 1)}</Stat>
      <Stat name="Sessions">
        <Count n={sessions} />
      </Stat>
      <Stat name="Users">
        <Count n={users} />
      </Stat>
      <Stat name="Errors">
        <Count n={errors} />
      </Stat>
      <Stat name="Source maps">
        <MapsWord maps={detail.maps} />
      </Stat>
    </Stats>
  )
}

function Count({ n }: { n: number }) {
  return <span title={formatExact(n)}>{n < 100_000 ? formatExact(n) : formatCount(n)}</span>
}

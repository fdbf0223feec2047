import type { Deploy } from '@seismo/ingest/api'
import { formatAbsolute } from '../format/time.ts'
import { TimeMark } from './TimeMark.tsx'

/** More would cover what they are to explain. */
const MOST = 6

interface DeployMarksProps {
  /** Newest first. */
  deploys: readonly Deploy[]
  /** The ends of the picture. */
  from: number
  to: number
}

/** Where something was deployed, on any chart over time. */
export function DeployMarks({ deploys, from, to }: DeployMarksProps) {
  return deploys
    .filter(({ at }) => at > from && at < to)
    .slice(0, MOST)
    .map((deploy) => {
      const { release, environment, at } = deploy
      const key = `${release}\n${environment}\n${String(at)}`
      return <TimeMark key={key} {...{ at, from, to }} label={release} title={titleOf(deploy)} />
    })
}

function titleOf({ release, environment, at, source }: Deploy): string {
  const what = source === 'first-sight' ? 'first seen in' : 'deployed to'
  return `${release}, ${what} ${environment}, ${formatAbsolute(at)}`
}

import type { Deploy } from '../../contract/releases.ts'
import type { Candidate } from '../lanes.ts'
import { BY_TIME_ALONE, CLOSE_MS, closenessOf, LATE_MS, LEAST_CLOSENESS } from './closeness.ts'

/** What a release has of a signal, and of the traffic that it is over. */
interface ReleasePart {
  release: string
  before: { hits: number; total: number }
  during: { hits: number; total: number }
}

export interface DeployFacts {
  /** Newest first, long enough to know what each replaced. */
  deploys: readonly Deploy[]
  parts: readonly ReleasePart[]
  onset: number
  /** How long `before` and `during` are, for what nothing measures the traffic of. */
  lengths: { before: number; during: number }
  /** Of earlier deploys, how many were followed by a rise. */
  followedBy: { rises: number; of: number }
}

const LEAST_SHARE_OF_EXCESS = 0.3

/** Deploys and first sights shortly before a rise, by how close they are and what of the extra is theirs. */
export function rankDeploys(facts: DeployFacts): Candidate<'deploy'>[] {
  return facts.deploys
    .filter(({ at }) => at <= facts.onset + LATE_MS && at > facts.onset - CLOSE_MS)
    .map((deploy) => toCandidate(deploy, facts))
    .toSorted((one, other) => other.strength - one.strength)
}

function toCandidate(deploy: Deploy, facts: DeployFacts): Candidate<'deploy'> {
  // Late it is by a clock.
  const closeness = closenessOf(Math.min(deploy.at, facts.onset), facts.onset)
  const excess = shareOfExcess(deploy.release, facts)
  // Pages may not name the release, as of a backend.
  const strength = closeness * (excess ?? BY_TIME_ALONE)
  return {
    name: deploy.release,
    labels: deploy.environment === '' ? {} : { environment: deploy.environment },
    direction: 'none',
    lag: Math.round((deploy.at - facts.onset) / 1_000),
    evidence: {
      ...{ is: 'deploy', at: deploy.at, environment: deploy.environment },
      ...{ release: deploy.release, previous: previousOf(deploy, facts), url: deploy.url },
      ...sharesOf(deploy.release, facts),
      followedBy: facts.followedBy,
    },
    isFound: closeness >= LEAST_CLOSENESS && (excess === null || excess >= LEAST_SHARE_OF_EXCESS),
    strength,
  }
}

function previousOf({ at, environment, release }: Deploy, { deploys }: DeployFacts): string {
  const earlier = deploys.filter(
    (one) => one.at < at && one.environment === environment && one.release !== release,
  )
  return earlier[0]?.release ?? ''
}

function sharesOf(release: string, { parts }: DeployFacts) {
  const part = parts.find((one) => one.release === release)
  const { during: all } = sumsOf(parts)
  return {
    shareOfErrors: part && all.hits > 0 ? part.during.hits / all.hits : null,
    shareOfTraffic: part && all.total > 0 ? part.during.total / all.total : null,
  }
}

/** Null where the release is none that pages have. */
function shareOfExcess(release: string, { parts, lengths }: DeployFacts): number | null {
  const part = parts.find((one) => one.release === release)
  if (!part || part.during.hits + part.during.total === 0) return null
  const all = sumsOf(parts)
  const isMeasured = all.before.total > 0 && all.during.total > 0
  // A new release takes the traffic of the one before: beyond what that traffic had is its own.
  const usualOf = ({ before, during }: Windows) =>
    isMeasured
      ? during.total * (all.before.hits / all.before.total)
      : before.hits * (lengths.during / lengths.before)
  const extra = all.during.hits - usualOf(all)
  if (extra <= 0) return 0
  return Math.min(1, Math.max(0, (part.during.hits - usualOf(part)) / extra))
}

type Windows = Pick<ReleasePart, 'before' | 'during'>

function sumsOf(parts: readonly ReleasePart[]): Windows {
  const add = (of: 'before' | 'during', what: 'hits' | 'total') =>
    parts.reduce((sum, part) => sum + part[of][what], 0)
  return {
    before: { hits: add('before', 'hits'), total: add('before', 'total') },
    during: { hits: add('during', 'hits'), total: add('during', 'total') },
  }
}

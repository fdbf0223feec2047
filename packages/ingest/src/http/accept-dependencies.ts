import type { Control } from '@seismo/browser/wire'
import type { ProjectRecord } from '../auth/project-record.ts'
import type { Tokens } from '../auth/tokens.ts'
import type { Config } from '../config.ts'
import type { Metrics } from '../metrics.ts'
import type { AcceptOnce } from '../process/accept-once.ts'
import type { Intake } from '../process/loop/intake.ts'
import type { Tracing } from '../tracing/tracing.ts'
import type { Content } from '../wire/formats.ts'
import type { BodyRecord } from '../wire/record.ts'
import type { AttemptLog } from './attempts.ts'
import type { AssertRate } from './rate-limits.ts'

/** What the way in is made of: of the whole service, and of the edge. */
export interface AcceptDependencies {
  projects: readonly ProjectRecord[]
  intake: {
    /**
     * Resolves when it is kept.
     * @param judged `id` is the same of a body that is sent again, `content` what the body says.
     */
    keep: (record: BodyRecord, judged: { id: string; content: Content }) => Promise<void>
    count: Intake['count']
  }
  acceptOnce: AcceptOnce
  assertRate: AssertRate
  attempts: Pick<AttemptLog, 'refused'>
  /** That stand between us and the internet. */
  proxies: number
  /** The header in which the nearest of them tells the client's address; `x-forwarded-for` where left out. */
  addressHeader?: string
  /** The header in which it tells the client's country; undefined where nobody is to know. */
  countryHeader?: string | undefined
  gpc: Config['gpc']
  metrics: AcceptMetrics
  /** What pages of projects that say nothing else are asked to do for the rest of their session. */
  control: Control | undefined
  tokens: Pick<Tokens, 'actorOf'>
  apiToken: string | undefined
  tracing: Tracing
  now: () => number
}

/** What is counted and timed of bodies. */
export interface AcceptMetrics {
  beacons: Counted<'beacons'>
  items: Counted<'items'>
  clientDrops: Counted<'clientDrops'>
  beaconBytes: Counted<'beaconBytes'>
  beaconSeconds: Timed<'beaconSeconds'>
  scriptCpuSeconds: Timed<'scriptCpuSeconds'>
}

type Counted<Name extends keyof Metrics> = Pick<Extract<Metrics[Name], { inc: unknown }>, 'inc'>
type Timed<Name extends keyof Metrics> = Pick<
  Extract<Metrics[Name], { observe: unknown }>,
  'observe'
>

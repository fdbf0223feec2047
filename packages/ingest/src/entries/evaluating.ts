import { setTimeout as wait } from 'node:timers/promises'
import * as z from 'zod'
import type { Alerts } from '../alerts/create-alerts.ts'
import type { Held } from '../cluster/lease.ts'
import type { Cluster, Peers } from '../cluster/ports.ts'
import { createTenancy } from '../cluster/tenancy.ts'
import type { RuleStatus } from '../contract/alerts.ts'
import type { Dependencies } from '../http/dependencies.ts'
import { every } from '../lib/every.ts'
import { evaluatorLease } from './join-cluster.ts'

interface Parts {
  alerts: Pick<Alerts, 'evaluate' | 'restore' | 'statuses' | 'acknowledge'> & {
    config: Pick<Alerts['config'], 'evaluation_interval'>
    outbox: Pick<Alerts['outbox'], 'idle'>
  }
  channels: Pick<Dependencies['channels'], 'restore' | 'resend'>
  metrics: { alertEvaluations: { inc: (labels: { outcome: 'done' | 'failed' }) => void } }
  log: Pick<Dependencies['log'], 'info' | 'warn' | 'error'>
  store: { alerts: { terms: Pick<Dependencies['store']['alerts']['terms'], 'begin'> } }
  tracing: Pick<Dependencies['tracing'], 'span'>
}
type Stop = () => Promise<void>

/** What is said but not kept as said when a process ends, the next one says again. */
const SEND_WITHIN_MS = 2_000

/** Evaluates and tells for as long as the process lives. */
export async function startEvaluating(parts: Parts): Promise<Stop> {
  // Before alerts are, which send what was left on its way.
  await parts.channels.restore()
  await parts.alerts.restore()
  return startRounds(parts, () => true)
}

/** The same, while this process is the one of all machines that does. */
export async function startStandingBy(
  parts: Parts,
  cluster: Pick<Cluster, 'register' | 'peers'>,
): Promise<Stop> {
  let stopAnswering: (() => void)[] = []
  const onError = (error: unknown) =>
    parts.log.error({ error }, 'who evaluates the alert rules is not settled')
  const tenancy = createTenancy({
    ...evaluatorLease(cluster),
    begin: async (held) => {
      const term = await parts.store.alerts.terms.begin(held.term)
      await parts.channels.restore()
      await parts.alerts.restore({ term, assertHeld: () => assertHeld(held) })
      stopAnswering = answerFor(parts.alerts, cluster.peers)
      parts.log.info({ term }, 'this process evaluates the alert rules')
    },
    end: () => {
      for (const stop of stopAnswering) stop()
      parts.log.warn('another process evaluates the alert rules now')
    },
    onError,
  })
  await tenancy.look().catch(onError)
  const stopRounds = startRounds(parts, tenancy.isHeld)
  return async () => {
    try {
      await stopRounds()
    } finally {
      await tenancy.stop()
    }
  }
}

function assertHeld(held: Held): void {
  if (held.isValid()) return
  throw new Error('another process may evaluate the alert rules by now')
}

function startRounds(
  { alerts, channels, metrics, log, tracing }: Parts,
  isMine: () => boolean,
): Stop {
  const evaluating = every(
    alerts.config.evaluation_interval,
    async () => {
      if (!isMine()) return
      await tracing.span({ name: 'evaluate alerts', kind: 'internal' }, alerts.evaluate)
      metrics.alertEvaluations.inc({ outcome: 'done' })
    },
    (error) => {
      metrics.alertEvaluations.inc({ outcome: 'failed' })
      log.error({ error }, 'alert rules could not be evaluated')
    },
  )
  // Each second, for whoever asks to be told so often; most ask for a minute.
  const resending = every(
    1_000,
    async () => {
      if (isMine()) await channels.resend()
    },
    (error) => log.error({ error }, 'what fires could not be told again'),
  )
  return async () => {
    await Promise.all([evaluating(), resending()])
    await Promise.race([alerts.outbox.idle(), wait(SEND_WITHIN_MS)])
  }
}

const STATUSES = 'alert-statuses'
const ACKNOWLEDGE = 'alert-acknowledge'
const statusesQuestion = z.object({ projectId: z.number() })
const acknowledgeQuestion = z.object({
  ...{ projectId: z.number(), incident: z.string(), by: z.string() },
})

/** What only the one that evaluates knows. */
function answerFor(alerts: Pick<Alerts, 'statuses' | 'acknowledge'>, peers: Peers): (() => void)[] {
  return [
    peers.answer(STATUSES, async (question) =>
      alerts.statuses(statusesQuestion.parse(question).projectId),
    ),
    peers.answer(ACKNOWLEDGE, (question) => {
      const { projectId, incident, by } = acknowledgeQuestion.parse(question)
      return alerts.acknowledge(projectId, incident, by)
    }),
  ]
}

/** Asks the machine that evaluates; where none does, what is known here is all there is. */
export function askEvaluator(alerts: Alerts, peers: Peers): Alerts {
  return Object.assign(Object.create(alerts) as Alerts, {
    statuses: async (projectId: number) => {
      const answer = await peers.ask(STATUSES, { projectId })
      // as: another process of this service made it of the same type.
      return (answer as RuleStatus[] | undefined) ?? alerts.statuses(projectId)
    },
    acknowledge: async (projectId: number, incident: string, by: string) => {
      const answer = await peers.ask(ACKNOWLEDGE, { projectId, incident, by })
      return answer === 'acknowledged' ? answer : 'unknown'
    },
  } satisfies Partial<Alerts>)
}

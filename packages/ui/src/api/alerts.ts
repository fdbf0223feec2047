import type {
  AlertEntry,
  Backtest,
  DeadLetter,
  Decision,
  Delivery,
  ReceiverSummary,
  RuleChecked,
  RuleSource,
  RuleStatus,
  RuleTested,
  Silence,
  SilenceSource,
  StoredRule,
} from '@seismo/ingest/api'
import { queryOptions } from '@tanstack/react-query'
import { client, type Query } from './client.ts'

interface List<Item> {
  items: Item[]
}

export function alertsQuery(project: string) {
  return queryOptions({
    queryKey: ['alerts', project],
    queryFn: ({ signal }) => client.get<List<RuleStatus>>('/api/alerts', { project }, signal),
    // Rules are evaluated by the clock, so values move without an event on the stream.
    refetchInterval: 30_000,
  })
}

export function alertHistoryQuery(project: string) {
  return {
    ...listQuery<AlertEntry>('alert-history', '/api/alerts/history', { project }),
    // What became of a message is known a while after what it says.
    refetchInterval: 30_000,
  }
}

export function alertRulesQuery(project: string) {
  return {
    ...listQuery<StoredRule>('alert-rules', '/api/alerts/rules', { project }),
    // What somebody else saves must not take away what is being typed.
    refetchOnWindowFocus: false,
  }
}

export function silencesQuery(project: string) {
  return {
    ...listQuery<Silence>('silences', '/api/alerts/silences', { project }),
    // They begin and end by the clock.
    refetchInterval: 30_000,
  }
}

export function deadLettersQuery(project: string) {
  return listQuery<DeadLetter>('dead-letters', '/api/alerts/dead-letters', { project })
}

export function receiversQuery(project: string) {
  return listQuery<ReceiverSummary>('receivers', '/api/alerts/receivers', { project })
}

export function decisionsQuery(project: string, rule: string) {
  return listQuery<Decision>('alert-decisions', '/api/alerts/decisions', { project, rule })
}

/** The rule as the service reads it, in the other form, without anything being saved. */
export function checkRule(
  project: string,
  given: { rule: RuleSource } | { yaml: string },
): Promise<RuleChecked> {
  return client.send('POST', of('/api/alerts/rules/check', project), given)
}

export function addRule(project: string, rule: RuleSource): Promise<StoredRule> {
  return client.send('POST', of('/api/alerts/rules', project), { rule })
}

/** @param version as it was read: another's change in between is not overwritten. */
export function changeRule(
  project: string,
  id: string,
  change: { rule: RuleSource; version: number },
): Promise<StoredRule> {
  return client.send('PATCH', of(rulePath(id), project), change)
}

export function removeRule(project: string, id: string): Promise<undefined> {
  return client.send('DELETE', of(rulePath(id), project))
}

/** What the rule would have done in the last days. */
export function backtestRule(project: string, rule: RuleSource, days = 7): Promise<Backtest> {
  return client.send('POST', of('/api/alerts/rules/backtest', project), { rule, days })
}

/** One message by the real way, to one receiver or to all of the rule. */
export function testRule(project: string, id: string, receiver?: string): Promise<RuleTested> {
  return client.send('POST', of(`${rulePath(id)}/test`, project), { receiver })
}

/** One message that is about no rule. */
export function testReceiver(name: string): Promise<Delivery> {
  return client.send('POST', `/api/alerts/receivers/${encodeURIComponent(name)}/test`)
}

export function addSilence(project: string, silence: SilenceSource): Promise<Silence> {
  return client.send('POST', of('/api/alerts/silences', project), { silence })
}

export function endSilence(project: string, id: string): Promise<undefined> {
  return client.send('DELETE', of(`/api/alerts/silences/${encodeURIComponent(id)}`, project))
}

/**
 * All of them or none: where one is refused, those that were made are ended.
 * @throws what was refused, or an Error that says so where some could not be ended.
 */
export async function addSilences(
  project: string,
  silences: readonly SilenceSource[],
): Promise<Silence[]> {
  const answers = await Promise.allSettled(silences.map((one) => addSilence(project, one)))
  const made = answers.flatMap((one) => (one.status === 'fulfilled' ? one.value : []))
  const refused = answers.find((one) => one.status === 'rejected')
  if (refused === undefined) return made
  const ended = await Promise.allSettled(made.map(({ id }) => endSilence(project, id)))
  if (ended.some((one) => one.status === 'rejected'))
    throw new Error('some of it was done and could not be undone; look at Silenced under Alerts')
  throw refused.reason
}

export async function endSilences(project: string, silences: readonly Silence[]): Promise<void> {
  await Promise.all(silences.map(({ id }) => endSilence(project, id)))
}

export function acknowledgeIncident(project: string, incident: string): Promise<undefined> {
  return client.send('POST', of('/api/alerts/acknowledge', project), { incident })
}

/** Answers what became of it. */
export function retryLetter(
  project: string,
  { key, receiver }: Pick<DeadLetter, 'key' | 'receiver'>,
): Promise<Delivery> {
  return client.send('POST', of('/api/alerts/dead-letters/retry', project), { key, receiver })
}

function listQuery<Item>(name: string, path: string, query: Query & { project: string }) {
  return queryOptions({
    queryKey: [name, ...Object.values(query)],
    queryFn: ({ signal }) => client.get<List<Item>>(path, query, signal),
  })
}

function rulePath(id: string): string {
  return `/api/alerts/rules/${encodeURIComponent(id)}`
}

function of(path: string, project: string): string {
  return `${path}?project=${encodeURIComponent(project)}`
}

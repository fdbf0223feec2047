import type { RuleSource, StoredRule } from '@seismo/ingest/api'
import { addRule, addSilence, endSilence } from '../../../api/alerts.ts'
import { matcherText } from '../../../components/triage/matcher-text.ts'

const WEEK_MS = 7 * 86_400_000

/**
 * A rule that runs with nobody told: it is silenced before it is there, so that not one message slips
 * through, and the silence counts what it would have sent.
 */
export async function addDryRule(
  project: string,
  rule: RuleSource,
  now: number,
): Promise<StoredRule> {
  const silence = await addSilence(project, {
    matchers: [matcherText({ name: 'rule', op: '=', value: rule.name })],
    ends: new Date(now + WEEK_MS).toISOString(),
    reason: `Dry run of “${rule.name}”`.slice(0, 500),
  })
  try {
    return await addRule(project, rule)
  } catch (refused) {
    await endSilence(project, silence.id)
    throw refused
  }
}

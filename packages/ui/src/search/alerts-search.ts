import { readChoice } from './read-choice.ts'

export const ALERT_TABS = [
  'firing',
  'pending',
  'silenced',
  'rules',
  'history',
  'dead-letters',
] as const
export type AlertTab = (typeof ALERT_TABS)[number]

export interface AlertsSearch {
  /** Not `tab`: that one is the and has other words. */
  show?: AlertTab | undefined
  /** The id of the rule that is open, or `new`. */
  rule?: string | undefined
  /** What a rule that is begun starts from: the id of another, or a kind. */
  like?: string | undefined
  /** A rule that is begun elsewhere, as JSON: its kind and what stands in its blanks. */
  begin?: string | undefined
  /** Part of a rule that is looked for. */
  find?: string | undefined
  /** Matchers that a silence is begun with, as `project="web"`; empty for none. */
  silence?: string | undefined
}

const LONGEST = 500

export function readAlertsSearch(search: Record<string, unknown>): AlertsSearch {
  const show = readChoice(search, 'show', ALERT_TABS)
  const rule = textOf(search.rule)
  const like = textOf(search.like)
  const begin = textOf(search.begin, 1_000)
  const silence = textOf(search.silence)
  const find = textOf(search.find)
  return {
    ...(show !== undefined && show !== 'firing' && { show }),
    ...(rule !== undefined && { rule }),
    ...(rule === 'new' && like !== undefined && { like }),
    ...(rule === 'new' && begin !== undefined && { begin }),
    ...(silence !== undefined && { silence }),
    ...(find !== undefined && { find }),
  }
}

/** An open rule is on the tab of the rules, whatever the address says besides. */
export function tabOf({ show, rule }: AlertsSearch): AlertTab {
  return rule === undefined ? (show ?? 'firing') : 'rules'
}

function textOf(value: unknown, longest = LONGEST): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, longest) : undefined
}

import type { SearchPart } from '../../../issues/search/search-part.ts'
import { toInstant } from '../../../issues/search/instant.ts'
import type { IssueFilter } from '../../ports.ts'
import { bindTo } from './bind.ts'
import type { IssueNames } from './issue-aliases.ts'
import type { HeadColumn } from './issue-heads.ts'
import { toContainsPattern, toLikePattern, toWholeMatch } from './like-pattern.ts'
import { issuesWithText, issuesWithValue, type TagKey } from './issue-sets.ts'
import { IN_STATE } from './issue-states.ts'

/** A search as SQL over issues `c` (their counts), `h` (their heads), `a` (their state), `u` (their users). */
export interface IssueConditions {
  where: string[]
  /** On rows of counts: only what happened in these environments is counted. */
  environment: string | undefined
  /** And only of these releases; `pattern` is that of LIKE. */
  release: { where: string; pattern: string } | undefined
  heads: HeadColumn[]
  needs: { states: boolean; users: boolean; events: boolean }
  params: Record<string, unknown>
}

type Of<Is extends SearchPart['is']> = Extract<SearchPart, { is: Is }>

export function conditionsOf(filter: IssueFilter, names: IssueNames): IssueConditions {
  const result: IssueConditions = {
    ...{ where: ['true'], environment: undefined, release: undefined, heads: [], params: {} },
    needs: { states: false, users: false, events: false },
  }
  const context = { filter, names, result }
  const words = filter.search.filter((part) => part.is === 'text')
  const textSet = (texts: readonly string[]) =>
    issuesWithText(filter, texts, { bind: bindTo(result.params), eventName: names.eventName })
  const wanted = words.filter((part) => !part.exclude).map((part) => part.text)
  if (wanted.length > 0) addSet(context, textSet(wanted), false)
  for (const part of words) {
    if (part.exclude) addSet(context, textSet([part.text]), true)
  }
  if (filter.state) addState(result, filter.state, false)
  for (const part of filter.search) addPart(context, part)
  return result
}

interface Context {
  filter: IssueFilter
  names: IssueNames
  result: IssueConditions
}

function addPart(context: Context, part: SearchPart): void {
  const { result, filter } = context
  switch (part.is) {
    case 'text':
      return
    case 'state': {
      addState(result, part.state, part.exclude)
      return
    }
    case 'count': {
      result.needs[part.key] = true
      const column = part.key === 'users' ? 'u.users' : 'c.events'
      add(result, `${column} ${part.compare} ${String(part.value)}`, part.exclude)
      return
    }
    case 'time': {
      const column = part.key === 'first-seen' ? 'first_seen' : 'last_seen'
      result.heads.push(column)
      const at = toInstant(part.value, filter.to)
      const instant = `fromUnixTimestamp64Milli(toInt64(${String(at)}), 'UTC')`
      add(result, `h.${column} ${part.compare} ${instant}`, part.exclude)
      return
    }
    case 'match': {
      addMatch(context, part)
      return
    }
  }
}

function addMatch(context: Context, part: Of<'match'>): void {
  const { result } = context
  const { key, value, exclude } = part
  const head = HEAD_KEYS[key as keyof typeof HEAD_KEYS] as HeadColumn | undefined // as: undefined for other keys
  if (head) {
    result.heads.push(head)
    add(result, `h.${head} ILIKE ${bindTo(result.params)(toLikePattern(value))}`, exclude)
    return
  }
  if (key === 'assigned') {
    addAssigned(context, part)
    return
  }
  if (key === 'resolved-in') {
    addResolvedIn(context, part)
    return
  }
  if ((key === 'environment' || key === 'release') && !exclude && result[key] === undefined) {
    const pattern = toLikePattern(value)
    const where = `${key} ILIKE ${bindTo(result.params)(pattern)}`
    if (key === 'release') result.release = { where, pattern }
    else result.environment = where
    return
  }
  addSet(context, issuesWithMatch(context, part), exclude)
}

const HEAD_KEYS = {
  type: 'type',
  class: 'class',
  'first-release': 'first_release',
  'last-release': 'last_release',
} as const satisfies Record<string, HeadColumn>

function issuesWithMatch({ filter, names, result }: Context, { key, value }: Of<'match'>): string {
  const bind = bindTo(result.params)
  const rows = `project_id = {project: UInt32}`
  switch (key) {
    case 'message': {
      const pattern = bind(toContainsPattern(value))
      return `SELECT fingerprint FROM issue_texts WHERE ${rows} AND message ILIKE ${pattern}
        UNION ALL SELECT fingerprint FROM issue_heads WHERE ${rows} AND message ILIKE ${pattern}`
    }
    case 'file':
    case 'function': {
      const pattern = bind(key === 'file' ? toContainsPattern(value) : toLikePattern(value))
      return `SELECT fingerprint FROM issue_texts
        WHERE ${rows} AND arrayExists(one -> one ILIKE ${pattern}, ${key}s)`
    }
    default:
      // as: the keys of heads and of people are dealt with before.
      return issuesWithValue(filter, {
        ...{ key: key as TagKey, pattern: toLikePattern(value), bind },
        eventName: names.eventName,
      })
  }
}

function addAssigned({ result, filter }: Context, { value, exclude }: Of<'match'>): void {
  result.needs.states = true
  if (value === 'none') {
    add(result, `a.assignee = ''`, exclude)
    return
  }
  const name = value === 'me' ? (filter.me ?? '') : value
  const isTheirs = `a.assignee != '' AND a.assignee ILIKE ${bindTo(result.params)(toLikePattern(name))}`
  add(result, isTheirs, exclude)
}

/** One bound list of names of 200 characters stays below what a server takes; they are the newest. */
const MOST_BEFORE = 300

/** Resolved in a release by its name, or as the one that came next. */
function addResolvedIn({ result, filter }: Context, { value, exclude }: Of<'match'>): void {
  result.needs.states = true
  const bind = bindTo(result.params)
  const isMeant = toWholeMatch(value)
  const before = [...(filter.nextOf ?? [])].flatMap(([one, next]) => (isMeant(next) ? [one] : []))
  const isNext = `JSONExtractString(a.until, 'after') IN ${bind(before.slice(-MOST_BEFORE), 'Array(String)')}`
  const isNamed = `JSONExtractString(a.until, 'release') ILIKE ${bind(toLikePattern(value))}`
  const isIn = before.length > 0 ? `(${isNamed} OR ${isNext})` : isNamed
  add(result, `${IS.resolved} AND ${isIn}`, exclude)
}

function addState(result: IssueConditions, state: Of<'state'>['state'], exclude: boolean): void {
  if (state === 'new') result.heads.push('first_seen')
  else result.needs.states = true
  add(result, IS[state], exclude)
}

export const IS = {
  ...IN_STATE,
  regressed: `(${IN_STATE.open} AND a.regressed)`,
  new: `h.first_seen >= fromUnixTimestamp64Milli({from: Int64}, 'UTC')`,
  unassigned: `a.assignee = ''`,
  assigned: `a.assignee != ''`,
} as const satisfies Record<Of<'state'>['state'], string>

function addSet({ names, result }: Context, fingerprints: string, exclude: boolean): void {
  add(result, `c.issue IN (SELECT issue FROM (${names.withIssueByName(fingerprints)}))`, exclude)
}

function add(result: IssueConditions, condition: string, exclude: boolean): void {
  result.where.push(exclude ? `NOT (${condition})` : `(${condition})`)
}

import { readStored, writeStored } from '../hooks/stored-options.ts'

const KEY = 'recent-issues'
const MOST = 6
const LONGEST = 200

export interface RecentIssue {
  project: string
  shortId: string
  text: string
}

/** The issues that were last opened in this browser, the newest first. */
export function recentIssues(project: string): RecentIssue[] {
  return stored().filter((one) => one.project === project)
}

export function noteRecent({ project, shortId, text }: RecentIssue): void {
  const others = stored().filter((one) => one.project !== project || one.shortId !== shortId)
  const all = [{ project, shortId, text: text.slice(0, LONGEST) }, ...others]
  writeStored(KEY, JSON.stringify(all.slice(0, MOST)))
}

/** Nothing of one person is left for the next one at the same screen. */
export function forgetRecent(): void {
  writeStored(KEY)
}

function stored(): RecentIssue[] {
  try {
    const parsed: unknown = JSON.parse(readStored(KEY) ?? '[]')
    return Array.isArray(parsed) ? parsed.filter(isRecent) : []
  } catch {
    return [] // Not written by this page.
  }
}

function isRecent(one: unknown): one is RecentIssue {
  if (typeof one !== 'object' || one === null) return false
  return ['project', 'shortId', 'text'].every((key) => typeof Reflect.get(one, key) === 'string')
}

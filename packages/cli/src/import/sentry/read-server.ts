import { askSentry, type SentryServer } from './ask-sentry.ts'
import { nextCursor } from './next-cursor.ts'
import { listOf, readIssue, recordOf } from './read-issue.ts'
import type { Source } from './source.ts'

export interface SentryProject extends SentryServer {
  org: string
  project: string
}

const PAGE = '100'

/** Issues and events by Sentry's API, page by page. */
export function readServer(server: SentryProject): Source {
  const { url, org, project } = server
  const issuesPath = `/api/0/projects/${encodeURIComponent(org)}/${encodeURIComponent(project)}/issues/`

  async function page(path: string, query: Record<string, string>) {
    const search = new URLSearchParams(query).toString()
    const { body, link } = await askSentry(server, `${path}?${search}`)
    return { items: listOf(body, `${url}${path}: $`), next: nextCursor(link) }
  }

  return {
    name: `${url.replace(/\/+$/, '')}/${org}/${project}`,
    issues: async function* () {
      let cursor: string | null = ''
      while (cursor !== null) {
        // An empty query is of every status; without one it is of those that are unresolved.
        const query = { query: '', statsPeriod: '', limit: PAGE, ...cursorOf(cursor) }
        const { items, next } = await page(issuesPath, query)
        const issues = items.map((item, index) =>
          readIssue(item, `${url}${issuesPath}: $[${index}]`),
        )
        yield* issues
        cursor = next
      }
    },
    events: async (issueId, cursor) => {
      const path = `/api/0/issues/${encodeURIComponent(issueId)}/events/`
      const { items, next } = await page(path, { full: 'true', ...cursorOf(cursor) })
      const events = items.map((item, index) => {
        const where = `${url}${path}: $[${index}]`
        return { event: recordOf(item, where), where }
      })
      return { events, next }
    },
  }
}

function cursorOf(cursor: string): Record<string, string> {
  return cursor === '' ? {} : { cursor }
}

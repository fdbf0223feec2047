import { afterAll, beforeAll, expect, it } from 'vitest'
import type { IssueDetail, IssuePart, IssueSummary, System } from '@seismo/ingest/api'
import { createWithinBudget } from '../../packages/ingest/src/process/budget/within-budget.ts'
import type { ErrorRow, Row } from '../../packages/ingest/src/store/rows.ts'
import { aBeacon, anError } from '../harness/beacon.ts'
import { aFreshApp, type FreshApp } from '../harness/fresh-app.ts'
import { anErrorRow } from '../harness/rows.ts'

const BURST = 20

let app: FreshApp

beforeAll(async () => {
  app = await aFreshApp(`new_issues: { burst: ${BURST}, per_hour: 0 }`)
})

afterAll(() => app.remove())

type Project = ReturnType<FreshApp['aProject']>

/** Errors at as many places as there are names, a beacon for each hundred. */
async function breakAt({ key }: Project, names: readonly string[]): Promise<void> {
  for (let from = 0; from < names.length; from += 100) {
    const some = names.slice(from, from + 100)
    const body = aBeacon({
      context: { sessionId: 's' },
      lines: some.map((name) => `    at ${name} (https://shop.example/${name}.js:1:2)`),
      items: some.map((name, index) =>
        anError({ exceptions: [{ type: 'Error', message: name, stack: [index] }] }),
      ),
    })
    const init = { method: 'POST', body: JSON.stringify(body) }
    const { status } = await app.request(`/v1/beacon?k=${key}`, init)
    expect(status).toBe(202)
  }
}

const named = (prefix: string, n: number) =>
  Array.from({ length: n }, (_, index) => `${prefix}Place${index}x`)

async function issuesOf({ slug }: Project): Promise<IssueSummary[]> {
  const path = `/api/issues?project=${slug}&limit=200`
  return (await app.get<{ items: IssueSummary[] }>(path)).items
}

it('makes no more issues than the budget of a bad build with 50,000 different errors', async () => {
  const project = app.aProject()

  await breakAt(project, named('bad', 50_000))

  const issues = await issuesOf(project)
  const overflow = issues.filter((issue) => issue.class === 'overflow')
  expect(issues).toHaveLength(BURST + 1)
  expect(overflow).toMatchObject([
    { type: 'Too many new issues', priority: 'low', culprit: '', events: 50_000 - BURST },
  ])
}, 180_000)

it('keeps the issue of what got one, and what the others were', async () => {
  const project = app.aProject()
  await breakAt(project, ['oldPlace'])
  await issuesOf(project)
  await breakAt(project, named('bad', 40))

  await breakAt(project, ['oldPlace', 'oldPlace', 'lateSpot'])

  const issues = await issuesOf(project)
  const overflow = issues.find((issue) => issue.class === 'overflow')
  expect(issues.find(({ message }) => message === 'oldPlace')?.events).toBe(3)
  expect(issues).toHaveLength(BURST + 1)
  expect(overflow?.events).toBe(40 - (BURST - 1) + 1)
  const path = `/api/issues/${overflow?.id}`
  const detail = await app.get<IssueDetail>(`${path}?project=${project.slug}`)
  const event = await app.get<{
    exceptions: { message: string }[]
    contexts: Record<string, Record<string, string>>
  }>(`${path}/events/latest?project=${project.slug}`)
  expect(detail.grouping.why).toEqual(['beyond the budget of new issues'])
  expect(event.exceptions[0]?.message).toBe('lateSpot')
  expect(event.contexts.client).toMatchObject({ class: 'error' })
})

it('lets an error be split off under its own name', async () => {
  const project = app.aProject()
  await breakAt(project, named('bad', 30))
  const overflow = (await issuesOf(project)).find((issue) => issue.class === 'overflow')
  const { items: parts } = await app.get<{ items: IssuePart[] }>(
    `/api/issues/${overflow?.id}/parts?project=${project.slug}`,
  )
  const [part] = parts

  const response = await app.request(`/api/issues/split?project=${project.slug}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${app.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ id: overflow?.id, parts: [part?.id] }),
  })

  expect(response.status, await response.clone().text()).toBe(200)
  const issues = await issuesOf(project)
  expect(issues.find((issue) => issue.class === 'overflow')?.events).toBe(9)
  expect(issues.filter(({ message }) => message === part?.message)).toMatchObject([
    { class: 'error', type: 'Error', events: 1 },
  ])
})

it('is told in the system and to Prometheus', async () => {
  const project = app.aProject()
  await breakAt(project, named('bad', 30))

  const { newIssues } = await app.get<System>('/api/system')
  const metrics = await (await app.request('/metrics')).text()

  expect(newIssues).toMatchObject({ burst: BURST, perHour: 0 })
  expect(newIssues.over.find((one) => one.project === project.slug)?.events).toBe(10)
  expect(metrics).toMatch(/^seismo_errors_over_issue_budget_total [1-9]/m)
})

const budget = { burst: 2, perHour: 60 }
// Rows of long ago would be past their time.
const START = Date.now()

function rowsAt(projectId: number, ids: string[], given: Partial<ErrorRow> = {}): Row[] {
  return ids.map((id) =>
    anErrorRow({ ...given, projectId, fingerprint: `${id.repeat(8)}-0000-0000-0000-000000000000` }),
  )
}

function within(at: number) {
  return createWithinBudget({ store: app.store, budget, now: () => at })
}

function classesOf(rows: readonly Row[]): string[] {
  return rows.map((row) => (row.is === 'error' ? row.class : row.is))
}

it('decides a batch that is tried again as before, also in another process and later', async () => {
  const { number } = app.aProject()
  const rows = rowsAt(number, ['a', 'b', 'c'])
  const first = await within(START)(rows, 'log:1')

  const again = await within(START + 3_600_000)(rows, 'log:1')

  expect(classesOf(first)).toEqual(['error', 'error', 'overflow'])
  expect(again).toEqual(first)
})

it('lets one in when its time has come, and none for a clock that was set back', async () => {
  const { number } = app.aProject()
  await within(START)(rowsAt(number, ['a', 'b']), 'log:1')

  const back = await within(START - 3_600_000)(rowsAt(number, ['c']), 'log:2')
  const soon = await within(START + 59_000)(rowsAt(number, ['d']), 'log:3')
  const then = await within(START + 61_000)(rowsAt(number, ['e', 'f']), 'log:4')

  expect(classesOf(back)).toEqual(['overflow'])
  expect(classesOf(soon)).toEqual(['overflow'])
  expect(classesOf(then)).toEqual(['error', 'overflow'])
})

it('lets in what happens most', async () => {
  const { number } = app.aProject()
  const rows = [...rowsAt(number, ['a', 'b']), ...rowsAt(number, ['c'], { weight: 9 })]

  const decided = await within(START)(rows, 'log:1')

  expect(classesOf(decided)).toEqual(['error', 'overflow', 'error'])
})

it('gives each project a budget of its own', async () => {
  const [one, other] = [app.aProject().number, app.aProject().number]

  const decided = await within(START)(
    [...rowsAt(one, ['a', 'b', 'c']), ...rowsAt(other, ['a'])],
    'log:1',
  )

  expect(classesOf(decided)).toEqual(['error', 'error', 'overflow', 'error'])
})

it('keeps the own hash of what it leads away', async () => {
  const { number } = app.aProject()
  const rows = rowsAt(number, ['a', 'b', 'c'])

  const [, , led] = await within(START)(rows, 'log:1')

  expect(led).toMatchObject({
    attrs: { fingerprint: 'cccccccc-0000-0000-0000-000000000000', class: 'error' },
  })
})

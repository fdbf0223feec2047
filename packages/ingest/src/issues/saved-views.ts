import * as z from 'zod'
import type { Actor } from '../auth/logins.ts'
import type { ChangeLog, RecordChange } from '../auth/recorder.ts'
import { savedViewContent, type SavedView, type SavedViewContent } from '../contract/views.ts'
import { createOneAtATime } from '../lib/one-at-a-time.ts'
import type { Change } from '../store/ports.ts'

/** Of one person in one project: more tabs than anybody finds again. */
const MOST = 100

const viewRecord = savedViewContent.extend({ project: z.number(), owner: z.string() })
type ViewRecord = z.output<typeof viewRecord>

export type ViewResult =
  { is: 'ok'; view: SavedView } | { is: 'not-yours' | 'too-many' | 'viewers-cannot-share' }

interface Given {
  projectId: number
  id: string
  content: SavedViewContent
}

/** Tabs of the issues list that people keep, in the log of changes. */
export function createSavedViews(changes: ChangeLog, record: RecordChange) {
  const oneAtATime = createOneAtATime()

  async function ofProject(projectId: number): Promise<{ id: string; view: ViewRecord }[]> {
    const stored = await changes.newest('view')
    return stored
      .map((change) => ({ id: shortIdOf(change.id), view: parse(change) }))
      .filter(({ view }) => view.project === projectId)
  }

  /** One's own and those that are shared, by name. */
  async function list(projectId: number, actor: Actor): Promise<SavedView[]> {
    const all = await ofProject(projectId)
    return all
      .filter(({ view }) => view.visibleTo === 'project' || view.owner === actor.name)
      .map(({ id, view }) => toSavedView(id, view, actor))
      .toSorted((a, b) => a.name.localeCompare(b.name))
  }

  /** Makes it, or changes the one that there is; whose it is stays as it was. */
  function put({ projectId, id, content }: Given, actor: Actor): Promise<ViewResult> {
    return oneAtATime(async () => {
      if (content.visibleTo === 'project' && actor.role === 'viewer') {
        return { is: 'viewers-cannot-share' }
      }
      const all = await ofProject(projectId)
      const [after] = await changes.newest('view', keyOf(projectId, id))
      const before = after && parse(after)
      if (before && !mayChange(before, actor)) return { is: 'not-yours' }
      const own = all.filter(({ view }) => view.owner === actor.name)
      if (!before && own.length >= MOST) return { is: 'too-many' }
      const owner = before?.owner ?? actor.name
      const value = { ...content, project: projectId, owner }
      await record({ ...entryOf(projectId, id, actor), value, after })
      return { is: 'ok', view: toSavedView(id, value, actor) }
    })
  }

  function remove(
    projectId: number,
    id: string,
    actor: Actor,
  ): Promise<'removed' | 'unknown' | 'not-yours'> {
    return oneAtATime(async () => {
      const [after] = await changes.newest('view', keyOf(projectId, id))
      if (!after) return 'unknown'
      if (!mayChange(parse(after), actor)) return 'not-yours'
      await record({ ...entryOf(projectId, id, actor), value: undefined, after })
      return 'removed'
    })
  }

  return { list, put, remove }
}

export type SavedViews = ReturnType<typeof createSavedViews>

function parse({ value }: Change): ViewRecord {
  return viewRecord.parse(JSON.parse(value))
}

/** Ids are the page's own: one project's must not be another's. */
function keyOf(projectId: number, id: string): string {
  return `${String(projectId)}/${id}`
}

function shortIdOf(key: string): string {
  return key.slice(key.indexOf('/') + 1)
}

function entryOf(projectId: number, id: string, { name }: Actor) {
  return { kind: 'view', id: keyOf(projectId, id), actor: name } as const
}

function mayChange({ owner, visibleTo }: ViewRecord, { name, role }: Actor): boolean {
  return owner === name || (visibleTo === 'project' && role === 'admin')
}

function toSavedView(id: string, record: ViewRecord, actor: Actor): SavedView {
  const { name, visibleTo, q, view, sort, page, question, isPinned, owner } = record
  const content = { name, visibleTo, q, view, sort, page, question, isPinned }
  return { id, ...content, owner, mayChange: mayChange(record, actor) }
}

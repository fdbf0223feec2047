import type { Activity } from '@seismo/ingest/api'
import { Fragment, type ReactNode } from 'react'
import { formatExact } from '../../../format/numbers.ts'
import { archivedWords, resolvedWords } from '../../../format/until.ts'

type Verb = Activity['verb']

const WORDS: Partial<Record<Verb, string>> = {
  created: 'First seen',
  regressed: 'Regressed',
  resolved: 'Resolved',
  reopened: 'Reopened',
  archived: 'Archived',
  unarchived: 'Back from the archive',
  commented: 'Comment',
}

/** What the service does on its own needs no name. */
const ITSELF = 'seismo'

/** One entry of the history as a sentence; whatever a page or a person wrote keeps its own direction. */
export function HistoryWords({ entry }: { entry: Activity }) {
  if (entry.repair !== undefined) return <Repair repair={entry.repair} release={entry.release} />
  const { actor } = entry
  return (
    <>
      {headOf(entry)}
      {actor !== '' && actor !== ITSELF && (
        <>
          {' '}
          by <bdi>{actor}</bdi>
        </>
      )}
      <Circumstances entry={entry} />
    </>
  )
}

function headOf({ verb, assignee, issues = [], undone }: Activity): ReactNode {
  const others = <Names names={issues} />
  if (verb === 'assigned') return assignee ? <>Assigned to {<bdi>{assignee}</bdi>}</> : 'Unassigned'
  if (verb === 'merged') return <>Merged with {others}</>
  if (verb === 'unmerged') return <>{others} taken out again</>
  if (verb === 'split') return <>Split: {others} became an issue</>
  if (verb === 'undone') return <>Took back: {undone ?? 'a change'}</>
  return WORDS[verb] ?? verb
}

function Circumstances({ entry }: { entry: Activity }) {
  const { release = '', because = '', resolvedUntil, archivedUntil } = entry
  const words = [
    ...(release === '' ? [] : [`in ${release}`]),
    resolvedWords(resolvedUntil ?? null),
    archivedWords(archivedUntil ?? null),
    ...(because === '' ? [] : [`(${because})`]),
  ].filter((part) => part !== '')
  return words.map((part) => (
    <Fragment key={part}>
      {' '}
      <bdi>{part}</bdi>
    </Fragment>
  ))
}

function Names({ names }: { names: readonly string[] }) {
  if (names.length === 0) return 'another issue'
  return <bdi>{names.join(', ')}</bdi>
}

interface RepairProps {
  repair: NonNullable<Activity['repair']>
  release: string | undefined
}

function Repair({ repair: { file, stacks, events }, release }: RepairProps) {
  return (
    <>
      Source map of <bdi>{file}</bdi>
      {release !== undefined && (
        <>
          {' '}
          (release <bdi>{release}</bdi>)
        </>
      )}{' '}
      arrived: {counted(stacks, 'stack')}, {counted(events, 'event')} repaired
    </>
  )
}

function counted(n: number, word: string): string {
  return `${formatExact(n)} ${word}${n === 1 ? '' : 's'}`
}

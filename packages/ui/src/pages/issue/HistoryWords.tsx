import type { Activity } from '@seismo/ingest/api'
import {
  Archive,
  ArchiveRestore,
  CircleCheck,
  CirclePlus,
  Merge,
  MessageSquare,
  RotateCcw,
  Split,
  TrendingUp,
  Undo2,
  UserRound,
  Wrench,
  type LucideIcon,
} from 'lucide-react'
import { formatExact } from '../../format/numbers.ts'
import styles from './History.module.css'

type Verb = Activity['verb']

const verbs: Record<Verb, { Icon: LucideIcon; words: string }> = {
  created: { Icon: CirclePlus, words: 'First seen' },
  resolved: { Icon: CircleCheck, words: 'Resolved' },
  reopened: { Icon: RotateCcw, words: 'Reopened' },
  regressed: { Icon: TrendingUp, words: 'Regressed' },
  repaired: { Icon: Wrench, words: 'Source maps arrived' },
  archived: { Icon: Archive, words: 'Archived' },
  unarchived: { Icon: ArchiveRestore, words: 'Back from the archive' },
  assigned: { Icon: UserRound, words: 'Assigned' },
  commented: { Icon: MessageSquare, words: 'Comment' },
  merged: { Icon: Merge, words: 'Merged' },
  unmerged: { Icon: Split, words: 'Taken apart' },
  split: { Icon: Split, words: 'Split' },
  undone: { Icon: Undo2, words: 'Taken back' },
}

/** Verbs of people name who it was; the rest the service observed. */
const byPeople: readonly Verb[] = [
  'resolved',
  'reopened',
  'archived',
  'assigned',
  'commented',
  'merged',
  'unmerged',
  'split',
  'undone',
]

export function HistoryWords({ entry }: { entry: Activity }) {
  const { Icon, words } = verbs[entry.verb]
  return (
    <>
      <Icon size={14} aria-hidden="true" className={styles.icon} />
      <span className={styles.words}>
        {entry.repair === undefined ? (
          <>
            {words}
            <Circumstances entry={entry} />
          </>
        ) : (
          <Repair repair={entry.repair} release={entry.release} />
        )}
      </span>
    </>
  )
}

function Circumstances({ entry: { verb, actor, release = '' } }: { entry: Activity }) {
  return (
    <>
      {byPeople.includes(verb) && actor !== '' && (
        <>
          {' '}
          by <bdi>{actor}</bdi>
        </>
      )}
      {release !== '' && (
        <>
          {' '}
          in <bdi>{release}</bdi>
        </>
      )}
    </>
  )
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

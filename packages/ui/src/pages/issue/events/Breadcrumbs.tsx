import type { Breadcrumb, IssueEvent } from '@seismo/ingest/api'
import {
  Activity,
  Bug,
  FileText,
  Globe,
  type LucideIcon,
  MousePointerClick,
  Navigation,
  StickyNote,
  Terminal,
  Timer,
} from 'lucide-react'
import { useState } from 'react'
import { formatAbsolute, formatOffset } from '../../../format/time.ts'
import { cx } from '../../../ui/cx.ts'
import { FindBox } from '../../../ui/FindBox.tsx'
import { Hidden } from '../../../ui/Hidden.tsx'
import { Panel } from '../../../ui/Panel.tsx'
import { Shape } from '../../../ui/Shape.tsx'
import styles from './Breadcrumbs.module.css'

const kinds: Record<Breadcrumb['kind'], { Icon: LucideIcon; word: string }> = {
  pageview: { Icon: FileText, word: 'Page' },
  navigation: { Icon: Navigation, word: 'Navigation' },
  click: { Icon: MousePointerClick, word: 'Click' },
  console: { Icon: Terminal, word: 'Console' },
  custom: { Icon: StickyNote, word: 'Note' },
  'long-frame': { Icon: Timer, word: 'Long frame' },
  request: { Icon: Globe, word: 'Request' },
  vital: { Icon: Activity, word: 'Vital' },
  error: { Icon: Bug, word: 'Error' },
}

/** A trail this short is read faster than it is filtered. */
const FILTER_FROM = 6

/** The session around the error, measured from it. */
export function Breadcrumbs({ event }: { event: IssueEvent }) {
  const { at, breadcrumbs, trail } = event
  const [filter, setFilter] = useState('')
  if (breadcrumbs.length === 0 && trail !== 'left-out') return null
  const found = breadcrumbs.filter((crumb) => isFound(crumb, filter))
  const before = found.filter((crumb) => crumb.at <= at)
  const after = found.filter((crumb) => crumb.at > at)
  const note =
    found.length === breadcrumbs.length
      ? 'What the same session did, measured from the error'
      : `${found.length} of ${breadcrumbs.length}`
  return (
    <Panel
      title="Breadcrumbs"
      note={note}
      actions={
        breadcrumbs.length >= FILTER_FROM && (
          <FindBox label="Filter breadcrumbs" value={filter} onChange={setFilter} />
        )
      }
      flush
    >
      {trail === 'left-out' && (
        <p className={styles.leftOut}>
          Its own trail and contexts were not kept: of each issue the first 50 events of an hour
          keep theirs, of more only some.
        </p>
      )}
      <ol className={styles.crumbs}>
        {before.map((crumb, index) => (
          <Crumb key={index} crumb={crumb} at={at} />
        ))}
        <li className={cx(styles.crumb, styles.here)}>
          <span className={styles.offset}>0 s</span>
          <Shape name="square" tone="poor" />
          <span className={styles.kind}>This error</span>
          <bdi className={styles.text}>{titleOf(event)}</bdi>
        </li>
        {after.map((crumb, index) => (
          <Crumb key={index} crumb={crumb} at={at} />
        ))}
      </ol>
    </Panel>
  )
}

function isFound({ kind, text, level }: Breadcrumb, filter: string): boolean {
  return `${kinds[kind].word} ${level} ${text}`.toLowerCase().includes(filter.trim().toLowerCase())
}

function Crumb({ crumb, at }: { crumb: Breadcrumb; at: number }) {
  const { Icon, word } = kinds[crumb.kind]
  return (
    <li className={styles.crumb}>
      <time
        className={styles.offset}
        dateTime={new Date(crumb.at).toISOString()}
        title={formatAbsolute(crumb.at)}
      >
        {formatOffset(crumb.at - at)}
      </time>
      <Icon size={14} aria-hidden="true" className={styles.icon} />
      <span className={styles.kind}>{word}</span>
      <bdi className={styles.text}>{crumb.text}</bdi>
      <Level level={crumb.level} />
    </li>
  )
}

function Level({ level }: { level: Breadcrumb['level'] }) {
  if (level === 'info') return null
  const isError = level === 'error'
  return (
    <span className={styles.level}>
      <Shape name={isError ? 'square' : 'triangle'} tone={isError ? 'poor' : 'ni'} size={8} />
      <Hidden>{level}</Hidden>
    </span>
  )
}

function titleOf({ exceptions }: IssueEvent): string {
  const [first] = exceptions
  return first === undefined ? '' : `${first.type}: ${first.message}`
}

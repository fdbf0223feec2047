import type { IssueDetail } from '@seismo/ingest/api'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { issueTagQuery, MOST_VALUES } from '../../../api/issue-tag.ts'
import { QueryError } from '../../../components/QueryError.tsx'
import { useProject } from '../../../components/use-project.ts'
import { formatExact, formatPercent } from '../../../format/numbers.ts'
import { valueName } from '../../../format/value-name.ts'
import { useDebounced } from '../../../hooks/use-debounced.ts'
import { windowOf } from '../../../search/time-window.ts'
import { Drawer } from '../../../ui/Drawer.tsx'
import { FindBox } from '../../../ui/FindBox.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { FilterValue } from './FilterValue.tsx'
import { foundValues } from './found-tags.ts'
import styles from './TagDrawer.module.css'

const REST_MS = 250

/** All values of one tag, however many there are. */
export function TagDrawer({ issue, name }: { issue: IssueDetail; name: string }) {
  const { slug } = useProject()
  const navigate = useNavigate()
  const window = windowOf(useSearch({ strict: false }))
  const [text, setText] = useState('')
  const [q, setQ] = useState('')
  useDebounced(text.trim(), REST_MS, setQ)
  // The service knows countries by their letters; all there are of an issue are few.
  const isFoundHere = name === 'country'
  const query = useQuery({
    ...issueTagQuery(slug, { id: issue.shortId, key: name, q: isFoundHere ? '' : q, window }),
    placeholderData: (before) => before,
  })
  const rows = query.data && isFoundHere ? foundValues(query.data, text) : query.data?.values
  const close = () =>
    void navigate({
      to: '.',
      search: (old) => ({ ...old, tag: undefined }),
      resetScroll: false,
    })

  return (
    <Drawer title={<bdi>{name}</bdi>} onClose={close}>
      <FindBox label="Find a value" value={text} onChange={setText} />
      <div className={styles.values} aria-busy={query.isFetching}>
        {rows === undefined && query.error === null && <Skeleton height={240} />}
        {rows === undefined && query.error !== null && (
          <QueryError error={query.error} onRetry={() => void query.refetch()} />
        )}
        {rows?.length === 0 && <p className={styles.none}>No value is like that.</p>}
        {rows !== undefined && rows.length > 0 && (
          <ul>
            {rows.map((row) => (
              <Row key={row.value} name={name} row={row} total={issue.events} />
            ))}
          </ul>
        )}
        {rows !== undefined && rows.length >= MOST_VALUES && (
          <p className={styles.none}>
            These are the {MOST_VALUES} with the most events; find others by typing a part of them.
          </p>
        )}
      </div>
    </Drawer>
  )
}

interface RowProps {
  name: string
  row: { value: string; events: number }
  /** Events of the issue, as a tag need not be on all of them. */
  total: number
}

function Row({ name, row: { value, events }, total }: RowProps) {
  return (
    <li>
      <FilterValue name={name} value={value} className={styles.row}>
        <bdi className={styles.word}>{value === '' ? '(empty)' : valueName(name, value)}</bdi>
        <span className={styles.number}>{formatExact(events)}</span>
        <span className={styles.number}>{formatPercent(events, Math.max(total, events))}</span>
      </FilterValue>
    </li>
  )
}

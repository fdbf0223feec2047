import type { TagDistribution } from '@seismo/ingest/api'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useProject } from '../../../components/use-project.ts'
import { formatExact, formatPercent } from '../../../format/numbers.ts'
import { isFilterKey, toTerm } from '../../../search/filter-terms.ts'
import { RailSection } from './RailSection.tsx'
import styles from './TagBars.module.css'

const SHOWN = 4

export function TagBars({ tags }: { tags: readonly TagDistribution[] }) {
  return (
    <RailSection title="Tags">
      <div className={styles.tags}>
        {tags.map((tag) => (
          <Tag key={tag.key} tag={tag} />
        ))}
      </div>
    </RailSection>
  )
}

function Tag({ tag }: { tag: TagDistribution }) {
  const [all, setAll] = useState(false)
  const total = tag.values.reduce((sum, { events }) => sum + events, 0)
  const values = all ? tag.values : tag.values.slice(0, SHOWN)
  return (
    <div>
      <h3 className={styles.key}>
        <bdi>{tag.key}</bdi>
      </h3>
      <ul>
        {values.map(({ value, events }) => (
          <li key={value} className={styles.value}>
            <span
              className={styles.bar}
              style={{ width: `${(events / total) * 100}%` }}
              aria-hidden="true"
            />
            <Value tag={tag.key} value={value} />
            <span className={styles.share} title={`${formatExact(events)} events`}>
              {formatPercent(events, total)}
            </span>
          </li>
        ))}
      </ul>
      {tag.values.length > SHOWN && (
        <button type="button" className={styles.more} onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show ${tag.values.length - SHOWN} more`}
        </button>
      )}
    </div>
  )
}

/** A value the list can filter by leads there. */
function Value({ tag, value }: { tag: string; value: string }) {
  const { slug } = useProject()
  const navigate = useNavigate()
  if (!isFilterKey(tag))
    return <bdi className={styles.word}>{value === '' ? '(empty)' : value}</bdi>
  return (
    <Link
      to="/p/$project/issues"
      params={{ project: slug }}
      search={({ from, to }) => ({ from, to, q: toTerm(tag, value) })}
      className={styles.word}
      title={`Issues with ${tag}:${value}; with Alt, those without`}
      preload={false}
      onClick={(event) => {
        if (!event.altKey) return
        // The browser's own Alt-click would save the page.
        event.preventDefault()
        void navigate({
          to: '/p/$project/issues',
          params: { project: slug },
          search: ({ from, to }) => ({ from, to, q: `!${toTerm(tag, value)}` }),
        })
      }}
    >
      <bdi>{value === '' ? '(empty)' : value}</bdi>
    </Link>
  )
}

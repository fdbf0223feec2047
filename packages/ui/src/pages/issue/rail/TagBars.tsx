import type { IssueDetail, TagDistribution } from '@seismo/ingest/api'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { FindBox } from '../../../ui/FindBox.tsx'
import { RailSection } from './RailSection.tsx'
import { foundTags } from './found-tags.ts'
import { TagDrawer } from './TagDrawer.tsx'
import { TagValue } from './TagValue.tsx'
import styles from './TagBars.module.css'

/** Values of a tag, and tags, that are read without asking for all: at least those that are not the page's own. */
const VALUES_SHOWN = 3
const TAGS_SHOWN = 9

export function TagBars({ issue }: { issue: IssueDetail }) {
  const { tag: opened } = useSearch({ strict: false })
  const [all, setAll] = useState(false)
  const [text, setText] = useState('')
  const found = foundTags(issue.tags, text)
  const isFolded = !all && text.trim() === '' && issue.tags.length > TAGS_SHOWN
  return (
    <RailSection title="Tags">
      {issue.tags.length > TAGS_SHOWN && (
        <div className={styles.find}>
          <FindBox label="Find a tag" value={text} onChange={setText} />
        </div>
      )}
      <div className={styles.tags}>
        {(isFolded ? found.slice(0, TAGS_SHOWN) : found).map((tag) => (
          <Tag key={tag.key} tag={tag} />
        ))}
      </div>
      {found.length === 0 && <p className={styles.none}>No tag is called or has that.</p>}
      {issue.tags.length > TAGS_SHOWN && text.trim() === '' && (
        <button type="button" className={styles.more} onClick={() => setAll(!all)}>
          {all ? 'Show fewer tags' : `All ${issue.tags.length} tags`}
        </button>
      )}
      {opened !== undefined && <TagDrawer key={opened} issue={issue} name={opened} />}
    </RailSection>
  )
}

function Tag({ tag: { key, values } }: { tag: TagDistribution }) {
  const total = values.reduce((sum, { events }) => sum + events, 0)
  return (
    <div>
      <h3 className={styles.key}>
        <bdi>{key}</bdi>
      </h3>
      <ul>
        {values.slice(0, VALUES_SHOWN).map(({ value, events }) => (
          <TagValue key={value} name={key} value={value} events={events} total={total} />
        ))}
      </ul>
      {values.length > VALUES_SHOWN && (
        <Link
          to="."
          search={(old) => ({ ...old, tag: key })}
          resetScroll={false}
          preload={false}
          className={styles.more}
        >
          All values of <bdi>{key}</bdi>
        </Link>
      )}
    </div>
  )
}

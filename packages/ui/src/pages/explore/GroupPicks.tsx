import { datasetOf, isGroupable } from '@seismo/ingest/explore'
import { useState } from 'react'
import type { ExploreFilter, ExploreSearch } from '../../search/explore-search.ts'
import { Pick } from './Pick.tsx'
import styles from './ExplorePage.module.css'

const MOST = 3
const NONE = ''
const A_TAG = 'tag.'

interface GroupPicksProps {
  filter: ExploreFilter
  onChange: (next: ExploreSearch) => void
}

/** Up to three fields: the next place is there once the one before is taken. */
export function GroupPicks({ filter: { dataset, group }, onChange }: GroupPicksProps) {
  const { fields, hasTags } = datasetOf(dataset)
  // A tag that has no name yet is nothing to ask for.
  const [asked, setAsked] = useState<number>()
  const places = group.length < MOST ? [...group, NONE] : group

  function put(place: number, key: string) {
    setAsked(key === A_TAG ? place : undefined)
    if (key === A_TAG) return
    const next = places.with(place, key).filter((one) => one !== NONE)
    onChange({ group: next.length === 0 ? undefined : [...new Set(next)].join(',') })
  }

  return places.map((key, place) => {
    const known = fields.filter(isGroupable).map((one) => ({ value: one.key, label: one.key }))
    const options = [
      { value: NONE, label: place === 0 ? 'nothing' : '—' },
      ...known,
      ...(hasTags ? [{ value: A_TAG, label: 'a tag…' }] : []),
      ...(key.startsWith(A_TAG) ? [{ value: key, label: key }] : []),
    ]
    return (
      <span key={place} className={styles.group}>
        <Pick
          label={place === 0 ? 'By' : 'and'}
          value={asked === place ? A_TAG : key}
          options={options}
          onChange={(next) => put(place, next)}
        />
        {asked === place && <TagField onName={(name) => put(place, `${A_TAG}${name}`)} />}
      </span>
    )
  })
}

function TagField({ onName }: { onName: (name: string) => void }) {
  const take = (name: string) => {
    // A comma is what stands between two fields.
    if (name.trim() !== '' && !name.includes(',')) onName(name.trim())
  }
  return (
    <input
      className={styles.tag}
      aria-label="Name of the tag"
      placeholder="plan"
      maxLength={150}
      autoFocus
      onKeyDown={({ key, currentTarget }) => {
        if (key === 'Enter') take(currentTarget.value)
      }}
      onBlur={({ target }) => take(target.value)}
    />
  )
}

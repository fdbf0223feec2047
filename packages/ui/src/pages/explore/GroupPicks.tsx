import { datasetOf, isGroupable } from '@seismo/ingest/explore'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { tagNamesQuery } from '../../api/tag-names.ts'
import { useFilterSubject } from '../../components/filter/filter-subject.ts'
import { useProject } from '../../components/use-project.ts'
import type { ExploreFilter, ExploreSearch } from '../../search/explore-search.ts'
import type { TimeWindow } from '../../search/time-window.ts'
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
export function GroupPicks({ filter: { dataset, group, window }, onChange }: GroupPicksProps) {
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
        {asked === place && (
          <TagField window={window} onName={(name) => put(place, `${A_TAG}${name}`)} />
        )}
      </span>
    )
  })
}

interface TagFieldProps {
  window: TimeWindow
  onName: (name: string) => void
}

function TagField({ window, onName }: TagFieldProps) {
  const id = useId()
  const names = useTagNames(window)
  const take = (name: string) => {
    if (name.trim() !== '' && isNameOfOne(name)) onName(name.trim())
  }
  return (
    <>
      <input
        className={styles.tag}
        aria-label="Name of the tag"
        placeholder={names[0] ?? 'plan'}
        maxLength={150}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        list={id}
        onKeyDown={({ key, currentTarget }) => {
          if (key === 'Enter') take(currentTarget.value)
        }}
        onBlur={({ target }) => take(target.value)}
      />
      <datalist id={id}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  )
}

/** That rows of this time have. */
function useTagNames(window: TimeWindow): string[] {
  const { slug } = useProject()
  const { tagsOf } = useFilterSubject()
  const { data } = useQuery(tagNamesQuery(slug, { dataset: tagsOf, window }))
  return data?.items.map(({ name }) => name).filter(isNameOfOne) ?? []
}

/** A comma is what stands between two fields. */
function isNameOfOne(name: string): boolean {
  return !name.includes(',')
}

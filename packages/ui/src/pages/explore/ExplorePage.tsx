import { vocabularyOf } from '@seismo/ingest/explore'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { exploreValuesQuery } from '../../api/explore.ts'
import { FilterSubjectContext } from '../../components/filter/filter-subject.ts'
import { FilterBox } from '../../components/filter/FilterBox.tsx'
import { FilterChips } from '../../components/filter/FilterChips.tsx'
import { ValueMenuProvider } from '../../components/filter/ValueMenu.tsx'
import { useProject } from '../../components/use-project.ts'
import { keptOfQuestion } from '../../components/views/saved-search.ts'
import { SavedViews } from '../../components/views/SavedViews.tsx'
import { exploreFilter } from '../../search/explore-search.ts'
import { LookPicker } from './LookPicker.tsx'
import { QuestionActions } from './QuestionActions.tsx'
import { QuestionRow } from './QuestionRow.tsx'
import { Result } from './Result.tsx'
import { Samples } from './Samples.tsx'
import tabs from '../../components/TabLinks.module.css'
import styles from './ExplorePage.module.css'

const route = getRouteApi('/authed/p/$project/explore')

/** Any question of the rows; the address is the whole question. */
export function ExplorePage() {
  const { name } = useProject()
  const search = route.useSearch()
  const filter = exploreFilter(search)
  const { dataset } = filter
  const subject = useMemo(
    () => ({
      vocabulary: vocabularyOf(dataset),
      label: 'Where',
      placeholder: 'Where: release:2.41.* browser:Safari !page:/admin',
      tagsOf: dataset === 'metrics' ? ('metrics' as const) : ('errors' as const),
      valuesQuery: exploreValuesQuery(dataset),
    }),
    [dataset],
  )
  return (
    <FilterSubjectContext value={subject}>
      <ValueMenuProvider>
        <div className={styles.page}>
          <title>{`Explore · ${name} · Seismo`}</title>
          <div className={styles.bar}>
            <h1>Explore</h1>
            <LookPicker look={filter.look} />
            <QuestionActions filter={filter} />
          </div>
          <nav className={tabs.tabs} aria-label="Saved questions">
            <SavedViews kept={keptOfQuestion(search)} />
          </nav>
          <QuestionRow filter={filter} />
          <FilterBox q={filter.q} window={filter.window} />
          <FilterChips q={filter.q} />
          {filter.look === 'samples' ? <Samples filter={filter} /> : <Result filter={filter} />}
        </div>
      </ValueMenuProvider>
    </FilterSubjectContext>
  )
}

import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Bell, Braces, Code, Download, Ellipsis, Link as LinkIcon, Terminal } from 'lucide-react'
import { exploreParams, exploreQuery, exploreSamplesQuery } from '../../api/explore.ts'
import { useMayChange, useProject } from '../../components/use-project.ts'
import { useShare } from '../../components/use-share.ts'
import { copyText } from '../../hooks/use-copy.ts'
import type { ExploreFilter } from '../../search/explore-search.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { useToasts } from '../../ui/toasts.ts'
import { alertOf } from './alert-of.ts'
import { curlOf } from './curl-of.ts'
import { saveFile } from './save-file.ts'
import { samplesTable } from './samples-table.ts'
import { toCsv } from './to-csv.ts'
import styles from './ExplorePage.module.css'

/** What can be done with an answer besides looking at it. */
export function QuestionActions({ filter }: { filter: ExploreFilter }) {
  const navigate = useNavigate()
  const files = useFiles(filter)
  const copyCurl = useCopyCurl(filter)
  const share = useShare()
  const alert = alertOf(filter)
  const mayChange = useMayChange()
  const refusal = alert.is === 'no' ? alert.why : undefined
  const { slug } = useProject()
  const isSqlShown = useSearch({ strict: false }).sql === 'shown'
  const isWatchable = alert.is === 'rule' && mayChange

  return (
    <div className={styles.actions}>
      <Button
        aria-pressed={isSqlShown}
        onClick={() =>
          void navigate({
            to: '.',
            search: (old) => ({ ...old, sql: old.sql === 'shown' ? undefined : 'shown' }),
          })
        }
      >
        <Code size={14} aria-hidden="true" /> SQL
      </Button>
      <Button
        disabled={!isWatchable}
        title={mayChange ? (refusal ?? 'Begin a rule that watches this') : 'Viewers make no rules'}
        onClick={() => {
          if (alert.is !== 'rule') return
          void navigate({
            to: '/p/$project/alerts',
            params: { project: slug },
            search: { rule: 'new', begin: JSON.stringify(alert.rule) },
          })
        }}
      >
        <Bell size={14} aria-hidden="true" /> Make alert
      </Button>
      <Menu
        trigger={(props) => (
          <IconButton {...props} label="Copy or download">
            <Ellipsis size={16} aria-hidden="true" />
          </IconButton>
        )}
        entries={[
          {
            is: 'item',
            text: 'Copy the link',
            icon: <LinkIcon size={14} aria-hidden="true" />,
            onSelect: share,
          },
          {
            is: 'item',
            text: 'Copy as cURL',
            icon: <Terminal size={14} aria-hidden="true" />,
            onSelect: copyCurl,
          },
          {
            is: 'item',
            text: 'Download CSV',
            icon: <Download size={14} aria-hidden="true" />,
            onSelect: files.csv,
          },
          {
            is: 'item',
            text: 'Download JSON',
            icon: <Braces size={14} aria-hidden="true" />,
            onSelect: files.json,
          },
        ]}
      />
    </div>
  )
}

function useCopyCurl(filter: ExploreFilter): () => void {
  const { slug } = useProject()
  const toasts = useToasts()
  return () =>
    void copyText(curlOf(location.origin, exploreParams(slug, filter), filter.look)).then(
      () => toasts.show({ text: 'Copied the command', tone: 'plain' }),
      () => toasts.show({ text: 'The browser did not copy the command', tone: 'error' }),
    )
}

function useFiles(filter: ExploreFilter) {
  const { slug } = useProject()
  const queryClient = useQueryClient()
  const toasts = useToasts()
  const name = `explore-${filter.dataset}`

  async function answer() {
    if (filter.look === 'samples') {
      const { pages } = await queryClient.infiniteQuery(exploreSamplesQuery(slug, filter))
      return samplesTable(
        filter.dataset,
        pages.flatMap(({ items }) => items),
      )
    }
    const { columns, rows } = await queryClient.query(exploreQuery(slug, filter))
    return { columns: columns.map((column) => column.name), rows }
  }
  const fail = () => toasts.show({ text: 'There is no answer to download', tone: 'error' })

  return {
    csv: () =>
      void answer().then(
        ({ columns, rows }) => saveFile(`${name}.csv`, 'text/csv', toCsv(columns, rows)),
        fail,
      ),
    json: () =>
      void answer().then(
        (table) => saveFile(`${name}.json`, 'application/json', JSON.stringify(table, null, 2)),
        fail,
      ),
  }
}

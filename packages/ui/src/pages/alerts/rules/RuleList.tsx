import type { RuleStatus, StoredRule } from '@seismo/ingest/api'
import { getRouteApi } from '@tanstack/react-router'
import { SearchX } from 'lucide-react'
import { useRef, useState } from 'react'
import { formatExact } from '../../../format/numbers.ts'
import { useShortcuts } from '../../../hooks/use-shortcuts.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { FindBox } from '../../../ui/FindBox.tsx'
import { useRowKeys } from '../use-row-keys.ts'
import { foundRules } from './found-rules.ts'
import { RuleRow } from './RuleRow.tsx'
import styles from './RuleList.module.css'

const route = getRouteApi('/authed/p/$project/alerts')

/** As many as one page shows at once without a wait. */
const PAGE = 100

interface RuleListProps {
  rules: readonly StoredRule[]
  statuses: readonly RuleStatus[]
}

export function RuleList({ rules, statuses }: RuleListProps) {
  const { find = '' } = route.useSearch()
  const navigate = route.useNavigate()
  const [most, setMost] = useState(PAGE)
  const finder = useRef<HTMLDivElement>(null)
  const list = useRowKeys()
  useShortcuts({ '/': () => finder.current?.querySelector('input')?.select() })
  const found = foundRules(rules, find)
  const byId = new Map(statuses.map((status) => [status.ruleId, status]))

  function look(text: string) {
    void navigate({ search: { show: 'rules', find: text || undefined }, replace: true })
  }

  return (
    <div className={styles.rules}>
      <div ref={finder} className={styles.find}>
        <FindBox label="Find a rule" value={find} onChange={look} />
      </div>
      {found.length === 0 ? (
        <EmptyState
          icon={<SearchX size={18} />}
          title="No rule like that"
          actions={<Button onClick={() => look('')}>Show all {formatExact(rules.length)}</Button>}
        />
      ) : (
        <ul ref={list} className={styles.list} aria-label="Rules">
          {found.slice(0, most).map((stored) => (
            <RuleRow key={stored.id} stored={stored} status={byId.get(stored.id)} />
          ))}
        </ul>
      )}
      {found.length > most && (
        <p>
          <Button onClick={() => setMost(most + PAGE)}>
            Show more of {formatExact(found.length)}
          </Button>
        </p>
      )}
    </div>
  )
}

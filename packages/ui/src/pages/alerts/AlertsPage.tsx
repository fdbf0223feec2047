import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { alertRulesQuery, alertsQuery, deadLettersQuery, silencesQuery } from '../../api/alerts.ts'
import { LinkButton } from '../../components/LinkButton.tsx'
import { useMayChange, useProject } from '../../components/use-project.ts'
import { tabOf, type AlertTab } from '../../search/alerts-search.ts'
import { AlertTabs, type TabCounts } from './AlertTabs.tsx'
import { HistoryTab } from './history/HistoryTab.tsx'
import { DeadLetters } from './letters/DeadLetters.tsx'
import { standingsOf } from './now/alert-rows.ts'
import { NowTab } from './now/NowTab.tsx'
import { RulesTab } from './rules/RulesTab.tsx'
import { SilencedTab } from './silences/SilencedTab.tsx'
import styles from './AlertsPage.module.css'

const route = getRouteApi('/authed/p/$project/alerts')

export function AlertsPage() {
  const { name } = useProject()
  const mayChange = useMayChange()
  const search = route.useSearch()
  const tab = tabOf(search)
  return (
    <div className={styles.page}>
      <title>{`Alerts · ${name} · Seismo`}</title>
      <header className={styles.header}>
        <h1>Alerts</h1>
        <AlertTabs active={tab} counts={useCounts()} />
        {mayChange && search.rule === undefined && (
          <LinkButton to="." search={{ rule: 'new' }} look="primary" className={styles.add}>
            <Plus size={14} aria-hidden="true" /> Rule
          </LinkButton>
        )}
      </header>
      <Tab tab={tab} />
    </div>
  )
}

function Tab({ tab }: { tab: AlertTab }) {
  switch (tab) {
    case 'firing':
    case 'pending':
      return <NowTab standing={tab} />
    case 'silenced':
      return <SilencedTab />
    case 'rules':
      return <RulesTab />
    case 'history':
      return <HistoryTab />
    case 'dead-letters':
      return <DeadLetters />
  }
}

function useCounts(): TabCounts {
  const { slug } = useProject()
  const { data: alerts } = useQuery(alertsQuery(slug))
  const { data: rules } = useQuery(alertRulesQuery(slug))
  const { data: silences } = useQuery(silencesQuery(slug))
  const { data: letters } = useQuery(deadLettersQuery(slug))
  const now = alerts && standingsOf(alerts.items).counts
  return {
    firing: now?.firing,
    pending: now?.pending,
    silenced: silences?.items.filter(({ state }) => state !== 'over').length,
    rules: rules?.items.length,
    'dead-letters': letters?.items.length,
  }
}

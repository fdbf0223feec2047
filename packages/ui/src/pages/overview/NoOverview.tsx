import { LayoutGrid } from 'lucide-react'
import { LinkButton } from '../../components/LinkButton.tsx'
import { LookBackLink } from '../../components/LookBackLink.tsx'
import type { OverviewFilter } from '../../search/overview-search.ts'
import { windowLabel } from '../../search/time-window.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { datasetOf } from './looks-of.ts'
import { MEASURES, SHOW_LABELS } from './measures.ts'

/** None in this window, or none of this measure: both ways out are offered. */
export function NoOverview({ filter: { window, show, fill } }: { filter: OverviewFilter }) {
  const { unit, label } = MEASURES[fill]
  return (
    <EmptyState
      icon={<LayoutGrid size={18} />}
      title={show === 'issues' ? 'All good' : `No ${unit} in this time range`}
      actions={
        <>
          <LookBackLink kept={datasetOf(fill)} window={window} />
          {show === 'pages' && fill !== 'errors' && (
            <LinkButton to="." search={(old) => ({ ...old, fill: 'errors' })}>
              Fill by errors
            </LinkButton>
          )}
        </>
      }
    >
      {show === 'issues'
        ? `No open issue had an error in “${windowLabel(window)}”.`
        : `In “${windowLabel(window)}” nothing was measured that ${label} of ${SHOW_LABELS[show].toLowerCase()} is made of.`}
      {fill === 'cpu' &&
        ' Servers have processors here once they send their metrics by remote write or OpenTelemetry.'}
    </EmptyState>
  )
}

import type { ExploreAnswer } from '@seismo/ingest/api'
import { formatNumber } from '../../components/explore/format-cell.ts'
import { heatOf } from '../../components/explore/heat-paths.ts'
import { HeatFigure } from '../../components/explore/HeatFigure.tsx'
import { isOfScores } from '../../components/explore/is-of-scores.ts'
import type { ExploreFilter } from '../../search/explore-search.ts'

interface HeatMapProps {
  answer: ExploreAnswer
  filter: ExploreFilter
}

export function HeatMap({ answer, filter }: HeatMapProps) {
  const unit = answer.columns.find(({ is }) => is === 'bound')?.unit
  const isScore = isOfScores(filter)
  return (
    <HeatFigure
      title={answer.columns.find(({ is }) => is === 'value')?.name ?? ''}
      heat={heatOf(answer)}
      stepMs={answer.stepMs ?? 0}
      of="Rows"
      format={(value) => formatNumber(value, unit, isScore)}
    />
  )
}

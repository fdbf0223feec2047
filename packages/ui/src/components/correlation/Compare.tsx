import type { Comparison } from '@seismo/ingest/api'
import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useState } from 'react'
import { compareQuery, type CompareAsk } from '../../api/compare.ts'
import { formatExact } from '../../format/numbers.ts'
import type { Box } from '../../search/box.ts'
import { Button } from '../../ui/Button.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { QueryError } from '../QueryError.tsx'
import { useProject } from '../use-project.ts'
import { comparedTitle, comparedWords } from './compare-words.ts'
import { ComparedValues } from './ComparedValues.tsx'
import { useLooks } from './use-looks.ts'
import styles from './Compare.module.css'

/** Of the usual number of dimensions. */
const USUAL_HEIGHT = 420
/** Ranked, so that what comes after these differs least. */
const FIRST = 9

/** How a part of the time differs from the rest, in every dimension; without a part, what there is. */
export function Compare({ ask }: { ask: CompareAsk }) {
  const { slug } = useProject()
  const { box } = useLooks()
  const query = useQuery(compareQuery(slug, ask))
  if (query.data === undefined) {
    return query.isError ? (
      <QueryError error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <div role="status" aria-label="Comparing">
        <Skeleton height={USUAL_HEIGHT} />
      </div>
    )
  }
  return (
    <div
      className={styles.compare}
      aria-busy={query.isFetching}
      data-stale={query.isPlaceholderData}
    >
      <header className={styles.head}>
        <div className={styles.title}>
          <h3>{comparedTitle(box !== undefined, ask.issue !== undefined)}</h3>
          <p className={styles.note}>
            {comparedWords(query.data)}
            {box === undefined && ' Drag over a chart to hold a part of it against the rest.'}
          </p>
        </div>
        {box !== undefined && <BoxActions box={box} />}
      </header>
      <Dimensions comparison={query.data} />
    </div>
  )
}

function BoxActions({ box }: { box: Box }) {
  const { setBox, setRise, zoomTo } = useLooks()
  return (
    <div className={styles.actions}>
      <Button size="small" onClick={() => setRise(box)}>
        Use as onset
      </Button>
      <Button size="small" onClick={() => zoomTo(box)}>
        Zoom to it
      </Button>
      <Button size="small" onClick={() => setBox(undefined)}>
        <X size={12} aria-hidden="true" /> Clear
      </Button>
    </div>
  )
}

function Dimensions({ comparison: { dimensions, selection } }: { comparison: Comparison }) {
  const [asksAll, setAsksAll] = useState(false)
  if (dimensions.length === 0 || selection.n === 0) {
    return <p className={styles.none}>Nothing was counted in this part of the time.</p>
  }
  const shown = asksAll ? dimensions : dimensions.slice(0, FIRST)
  return (
    <>
      <ol className={styles.dimensions} aria-label="Dimensions">
        {shown.map((dimension) => (
          <ComparedValues key={dimension.key} dimension={dimension} />
        ))}
      </ol>
      {shown.length < dimensions.length && (
        <Button size="small" className={styles.all} onClick={() => setAsksAll(true)}>
          Show all {formatExact(dimensions.length)} dimensions
        </Button>
      )}
    </>
  )
}

import type { Correlations } from '@seismo/ingest/api'
import { useQuery } from '@tanstack/react-query'
import { RotateCw, TriangleAlert, X } from 'lucide-react'
import { correlationsQuery, type CorrelationsAsk } from '../../api/correlations.ts'
import { formatMinute } from '../../format/time.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { QueryError } from '../QueryError.tsx'
import { useProject } from '../use-project.ts'
import { checkedWords, nothingWords, problemsOf } from './checked-words.ts'
import { FindingList } from './FindingList.tsx'
import { headline, onsetWords } from './headline.ts'
import { StackedCharts } from './StackedCharts.tsx'
import { useLooks } from './use-looks.ts'
import styles from './Moved.module.css'

/** Of an answer with a few findings: what comes in its place is about as tall. */
const USUAL_HEIGHT = 520

/** What moved together with the signal, with the evidence. */
export function Moved({ ask }: { ask: CorrelationsAsk }) {
  const { slug } = useProject()
  const query = useQuery(correlationsQuery(slug, ask))
  if (query.data === undefined) {
    return query.isError ? (
      <QueryError error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <div role="status" aria-label="Looking for what moved with it">
        <Skeleton height={USUAL_HEIGHT} />
      </div>
    )
  }
  return (
    <div className={styles.moved} aria-busy={query.isFetching} data-stale={query.isPlaceholderData}>
      <Head answer={query.data} onAgain={() => void query.refetch()} />
      <Problems answer={query.data} />
      <Answer answer={query.data} />
    </div>
  )
}

function Head({ answer: { signal }, onAgain }: { answer: Correlations; onAgain: () => void }) {
  const { rise, setRise } = useLooks()
  return (
    <header className={styles.head}>
      <div className={styles.title}>
        <h3>
          <bdi>{signal.title}</bdi>: {headline(signal)}
        </h3>
        <p className={styles.note}>{onsetWords(signal)}</p>
      </div>
      {rise !== undefined && (
        <span className={styles.asked}>
          onset as asked, {formatMinute(Date.parse(rise.from))}
          <IconButton
            className={styles.drop}
            label="Let the onset be found"
            title="Let the onset be found"
            onClick={() => setRise(undefined)}
          >
            <X size={12} aria-hidden="true" />
          </IconButton>
        </span>
      )}
      <Button size="small" look="quiet" onClick={onAgain}>
        <RotateCw size={12} aria-hidden="true" /> Look again
      </Button>
    </header>
  )
}

/** What could not be looked at is no less part of the answer than what was found. */
function Problems({ answer }: { answer: Correlations }) {
  return problemsOf(answer).map((problem) => (
    <p key={problem} className={styles.problem}>
      <TriangleAlert size={14} aria-hidden="true" className={styles.sign} />
      <bdi>{problem}</bdi>
    </p>
  ))
}

function Answer({ answer }: { answer: Correlations }) {
  const { box, setBox } = useLooks()
  const { items, quiet } = answer
  return (
    <div className={styles.answer}>
      <div className={styles.list}>
        {items.length === 0 && <Nothing answer={answer} />}
        {items.length > 0 && (
          <>
            <p className={styles.note}>
              Moves together, which is not to say that it is why. Looked at: {checkedWords(answer)}.
            </p>
            <FindingList label="Moves together" findings={items} />
          </>
        )}
        {quiet.length > 0 && (
          <details className={styles.quiet}>
            <summary>Show what stayed below the noise line ({quiet.length})</summary>
            <FindingList label="Below the noise line" findings={quiet} />
          </details>
        )}
      </div>
      {answer.signal.points.length > 0 && (
        <StackedCharts answer={answer} box={box} onPick={setBox} />
      )}
    </div>
  )
}

/** Empty is an answer; where no rise was found, it says how to name one. */
function Nothing({ answer }: { answer: Correlations }) {
  return (
    <div className={styles.nothing}>
      <p>{nothingWords(answer)}</p>
      {answer.signal.onset === null && (
        <p className={styles.note}>
          Drag over a chart, then “Use as onset”, to look at a part of it.
        </p>
      )}
    </div>
  )
}

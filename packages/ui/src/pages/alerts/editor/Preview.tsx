import type { Backtest } from '@seismo/ingest/api'
import { formatExact, formatValue } from '../../../format/numbers.ts'
import { formatMinute, formatSpan } from '../../../format/time.ts'
import { Button } from '../../../ui/Button.tsx'
import { Segmented } from '../../../ui/Segmented.tsx'
import { AlertChart } from '../chart/AlertChart.tsx'
import { LabelList } from '../LabelList.tsx'
import { ApiError } from '../../../api/client.ts'
import { formRefusal } from '../../../api/refusal.ts'
import { peakWords, previewWords } from './preview-words.ts'
import type { Days, RulePreview } from './use-preview.ts'
import styles from './Preview.module.css'

const DAYS = [
  { value: '1', label: '1 day' },
  { value: '7', label: '7 days' },
  { value: '28', label: '28 days' },
] as const satisfies readonly { value: Days; label: string }[]

/** What the rule would have done: the best there is against noise, before anybody hears it. */
export function Preview({ preview }: { preview: RulePreview }) {
  const { seen, isPending, error, refusal } = preview
  return (
    <section className={styles.preview} aria-label="Preview" aria-busy={isPending}>
      <header className={styles.header}>
        <h3>Preview</h3>
        <p role="status" className={styles.words}>
          {isPending ? 'Looking at what is stored…' : wordsOf(preview)}
        </p>
        <Segmented
          label="Days to look at"
          options={DAYS}
          value={preview.days}
          onChange={preview.setDays}
        />
      </header>
      <div className={styles.body}>
        {error !== null && <Failed error={error} onRetry={preview.retry} />}
        {refusal !== null && <p className={styles.note}>It is there once the rule can be read.</p>}
        {seen && <Seen seen={seen} />}
      </div>
    </section>
  )
}

/** What is refused once is refused again. */
function Failed({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const isRefused = error instanceof ApiError && error.status >= 400 && error.status < 500
  return (
    <p role="alert" className={isRefused ? styles.note : styles.error}>
      {formRefusal(error)}{' '}
      {!isRefused && (
        <Button size="small" onClick={onRetry}>
          Try again
        </Button>
      )}
    </p>
  )
}

function wordsOf({ seen }: RulePreview): string {
  return seen === undefined ? '' : previewWords(seen)
}

function Seen({ seen }: { seen: Backtest }) {
  const { points, stepMs, threshold, fired, note, smallest } = seen
  return (
    <>
      <AlertChart
        title={seen.unit === '' ? 'Over time' : `${seen.unit}, over time`}
        summary={peakWords(seen)}
        stepMs={stepMs}
        points={points.map(({ low, high, ...point }) => ({
          ...point,
          threshold,
          expected: low === null || high === null ? null : { low, high },
        }))}
        firings={fired.map(({ startedAt, endedAt }) => ({ from: startedAt, to: endedAt }))}
      />
      {(note !== '' || smallest !== '') && (
        <p className={styles.note}>{[smallest, note].filter((one) => one !== '').join(' ')}</p>
      )}
      <Firings fired={fired} />
    </>
  )
}

const MOST = 10

function Firings({ fired }: Pick<Backtest, 'fired'>) {
  if (fired.length === 0) return null
  const newest = fired.toReversed().slice(0, MOST)
  return (
    <ol className={styles.firings} aria-label="When it would have fired">
      {newest.map(({ labels, startedAt, endedAt, peak, words }) => (
        <li key={`${startedAt} ${JSON.stringify(labels)}`} className={styles.firing}>
          <time dateTime={new Date(startedAt).toISOString()}>{formatMinute(startedAt)}</time>
          <span className={styles.note}>
            {endedAt === null ? 'still firing' : `for ${formatSpan(endedAt - startedAt)}`}
            {peak !== null && ` · at most ${formatValue(peak)}`}
          </span>
          <span className={styles.what}>
            <bdi>{words}</bdi> <LabelList labels={labels} />
          </span>
        </li>
      ))}
      {fired.length > MOST && (
        <li className={styles.note}>and {formatExact(fired.length - MOST)} before</li>
      )}
    </ol>
  )
}

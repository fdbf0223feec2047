import type { ComparedDimension } from '@seismo/ingest/api'
import { useState } from 'react'
import { formatExact } from '../../format/numbers.ts'
import { valueName } from '../../format/value-name.ts'
import { cx } from '../../ui/cx.ts'
import { ShareBar } from '../ShareBar.tsx'
import { pointsWords, sharesWords } from './compare-words.ts'
import { filterKeyOf } from './filter-key.ts'
import { useValueFilter } from './value-filter.ts'
import styles from './ComparedValues.module.css'

const FIRST = 5

/** A dimension and its values, with the share of each now and before. */
export function ComparedValues({ dimension }: { dimension: ComparedDimension }) {
  const { key, distinct, difference, values } = dimension
  const [asksAll, setAsksAll] = useState(false)
  const shown = asksAll ? values : values.slice(0, FIRST)
  return (
    <li className={styles.dimension}>
      <div className={styles.head}>
        <h4 className={styles.key}>
          <bdi>{key}</bdi>
        </h4>
        <span className={styles.note}>
          {difference !== null && `${pointsWords(difference)} at most · `}
          {formatExact(distinct)} {distinct === 1 ? 'value' : 'values'}
        </span>
      </div>
      <ul className={styles.values}>
        {shown.map((value) => (
          <Row key={value.value} name={key} value={value} />
        ))}
      </ul>
      {shown.length < values.length && (
        <button type="button" className={styles.more} onClick={() => setAsksAll(true)}>
          {formatExact(values.length - shown.length)} more
        </button>
      )}
    </li>
  )
}

function Row({ name, value: of }: { name: string; value: ComparedDimension['values'][number] }) {
  const filter = useValueFilter()
  const { value, selection, baseline, difference, significant } = of
  const isDoubted = baseline !== null && !significant
  return (
    <li>
      <button
        type="button"
        className={cx(styles.row, isDoubted && styles.doubted)}
        title={`Only ${name} ${valueName(name, value)}; with Alt, all others`}
        // Of what is not known there is nothing to filter by.
        disabled={value === ''}
        onClick={(event) => filter({ key: filterKeyOf(name), value, exclude: event.altKey })}
      >
        <span className={styles.word}>
          <bdi>{value === '' ? '(unknown)' : valueName(name, value)}</bdi>
        </span>
        <span className={styles.difference}>
          {difference !== null && pointsWords(difference)}
          {isDoubted && ', may be chance'}
        </span>
        <ShareBar
          share={selection.share}
          baseline={baseline && baseline.share}
          isDoubted={isDoubted}
        />
        <span className={styles.shares}>{sharesWords(of)}</span>
      </button>
    </li>
  )
}

import type { ReleaseDetail, VitalDelta } from '@seismo/ingest/api'
import { formatCount, formatExact, formatPercent } from '../../format/numbers.ts'
import { formatVital } from '../../format/vitals.ts'
import { Panel } from '../../ui/Panel.tsx'
import { Shape } from '../../ui/Shape.tsx'
import { deltaWord } from './delta-word.ts'
import styles from './VitalsDelta.module.css'

/** Against the release before, where both were seen on the same pages and devices. */
export function VitalsDelta({ detail: { vitals, previous } }: { detail: ReleaseDetail }) {
  if (previous === null) return null
  return (
    <Panel
      title="Vitals"
      note={
        <>
          p75 against <bdi>{previous}</bdi>, on the same pages and devices, 14 days
        </>
      }
      flush
    >
      {vitals.length === 0 ? (
        <p className={styles.none}>No page has 10 values of both releases on one kind of device.</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th>Vital</th>
              <th>Before</th>
              <th>Now</th>
              <th>Difference</th>
              <th title="Values of this release, and the share of all that could be compared">n</th>
            </tr>
          </thead>
          <tbody>
            {vitals.map((delta) => (
              <DeltaRow key={delta.metric} delta={delta} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}

function DeltaRow({ delta }: { delta: VitalDelta }) {
  const { metric, p75, previousP75, n, previousN, covered } = delta
  const { shape, tone, word } = deltaWord(delta)
  return (
    <tr data-low={word === 'low sample'}>
      <td>{metric}</td>
      <td>{formatVital(metric, previousP75)}</td>
      <td>{formatVital(metric, p75)}</td>
      <td className={styles.word}>
        <Shape name={shape} tone={tone} size={8} /> {word}
      </td>
      <td title={`${formatExact(n)} values, ${formatExact(previousN)} before`}>
        {formatCount(n)} <span className={styles.covered}>{formatPercent(covered, 1)}</span>
      </td>
    </tr>
  )
}

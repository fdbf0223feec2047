import type { EndpointDetail } from '@seismo/ingest/api'
import { ShareBar } from '../../../components/ShareBar.tsx'
import { formatCount, formatExact, formatPercent } from '../../../format/numbers.ts'
import { Panel } from '../../../ui/Panel.tsx'
import { Shape } from '../../../ui/Shape.tsx'
import { outcomeLook } from '../request-outcome.ts'
import styles from './PartTable.module.css'

interface OutcomesProps {
  outcomes: EndpointDetail['outcomes']
  n: number
}

/** Each status, and each way to have none. */
export function Outcomes({ outcomes, n }: OutcomesProps) {
  return (
    <Panel title="Outcomes" flush>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>Outcome</th>
            <th className={styles.bar}>Share</th>
            <th className={styles.number}>Requests</th>
          </tr>
        </thead>
        <tbody>
          {outcomes.map((one) => {
            const { shape, tone, word } = outcomeLook(one)
            return (
              <tr key={`${one.outcome} ${one.status}`}>
                <td>
                  <Shape name={shape} tone={tone} /> {word}
                </td>
                <td className={styles.bar}>
                  <span className={styles.share}>
                    <ShareBar share={n === 0 ? 0 : one.n / n} baseline={null} />
                    {formatPercent(one.n, n)}
                  </span>
                </td>
                <td className={styles.number} title={formatExact(one.n)}>
                  {formatCount(one.n)}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Panel>
  )
}

import type { IssueDetail } from '@seismo/ingest/api'
import type { Box } from '../../../search/issue-search.ts'
import { shareOf } from './share-of.ts'
import styles from './PickedBox.module.css'

interface PickedBoxProps {
  issue: IssueDetail
  box: Box | undefined
}

/** The part of the picture whose events are shown below. */
export function PickedBox({ issue: { series, stepMs }, box }: PickedBoxProps) {
  if (box === undefined) return null
  const span = { from: series[0]?.at ?? 0, to: (series.at(-1)?.at ?? 0) + stepMs }
  const left = shareOf(Date.parse(box.from), span)
  const right = shareOf(Date.parse(box.to), span)
  if (right <= left) return null
  return (
    <span
      className={styles.box}
      style={{ left: `${left * 100}%`, width: `${(right - left) * 100}%` }}
    />
  )
}

import type { Finding } from '@seismo/ingest/api'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { cx } from '../../ui/cx.ts'
import { Hidden } from '../../ui/Hidden.tsx'
import { changeWords, doubtWords, factWords } from './evidence-words.ts'
import { FindingMore } from './FindingMore.tsx'
import { FindingName } from './FindingName.tsx'
import { KINDS } from './kinds.ts'
import styles from './FindingRow.module.css'

/** One that moved as well: what it is, how it moved, and what speaks for it. */
export function FindingRow({ finding }: { finding: Finding }) {
  const { kind, sentence, score } = finding
  const { Icon, word } = KINDS[kind]
  const doubt = doubtWords(finding)
  return (
    <li className={cx(styles.row, doubt !== '' && styles.doubted)}>
      <span className={styles.kind} title={`Ranked by its score, ${score.toFixed(2)} of 1`}>
        <Icon size={14} aria-hidden="true" /> {word}
      </span>
      <div className={styles.words}>
        <div className={styles.head}>
          <FindingName finding={finding} />
          <span className={styles.change}>
            <Direction finding={finding} /> {changeWords(finding)}
          </span>
        </div>
        <p className={styles.sentence} title={sentence}>
          <bdi>{sentence}</bdi>
        </p>
        <ul className={styles.facts}>
          {doubt !== '' && <li className={styles.doubt}>{doubt}</li>}
          {factWords(finding).map((fact, index) => (
            <li key={index}>
              <bdi>{fact}</bdi>
            </li>
          ))}
        </ul>
        <FindingMore finding={finding} />
      </div>
    </li>
  )
}

function Direction({ finding: { direction } }: { finding: Finding }) {
  if (direction === 'none') return null
  const Icon = direction === 'up' ? ArrowUp : ArrowDown
  return (
    <>
      <Icon size={13} aria-hidden="true" className={styles.direction} />
      <Hidden>{direction === 'up' ? 'rose' : 'fell'}</Hidden>
    </>
  )
}

import type { IssueDetail } from '@seismo/ingest/api'
import { RailSection } from './RailSection.tsx'
import styles from './Grouping.module.css'

export function Grouping({ grouping }: Pick<IssueDetail, 'grouping'>) {
  return (
    <RailSection title="Why grouped">
      <p className={styles.intro}>
        Events are one issue when these agree (rules <code>{grouping.version}</code>):
      </p>
      <ul className={styles.reasons}>
        {grouping.why.map((reason, index) => (
          <li key={index}>
            <bdi>{reason}</bdi>
          </li>
        ))}
      </ul>
    </RailSection>
  )
}

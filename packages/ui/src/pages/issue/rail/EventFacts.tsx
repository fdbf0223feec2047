import type { IssueEvent } from '@seismo/ingest/api'
import type { ReactNode } from 'react'
import { RelativeTime } from '../../../components/RelativeTime.tsx'
import { eventFacts } from './event-facts.ts'
import { RailSection } from './RailSection.tsx'
import styles from './EventFacts.module.css'

export function EventFacts({ event }: { event: IssueEvent }) {
  return (
    <RailSection title="This event">
      <dl className={styles.facts}>
        <Fact name="Time">
          <RelativeTime at={event.at} />
        </Fact>
        {eventFacts(event).map(({ name, value, href }) => (
          <Fact key={name} name={name}>
            {href === undefined ? (
              <bdi>{value}</bdi>
            ) : (
              <a href={href} target="_blank" rel="noreferrer noopener" className={styles.link}>
                <bdi>{value}</bdi>
              </a>
            )}
          </Fact>
        ))}
      </dl>
    </RailSection>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt className={styles.name}>
        <bdi>{name}</bdi>
      </dt>
      <dd className={styles.value}>{children}</dd>
    </div>
  )
}

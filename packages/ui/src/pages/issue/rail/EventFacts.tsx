import type { IssueEvent } from '@seismo/ingest/api'
import { useState, type ReactNode } from 'react'
import { PageLink } from '../../../components/PageLink.tsx'
import { RelativeTime } from '../../../components/RelativeTime.tsx'
import { SessionLink } from '../../../components/SessionLink.tsx'
import { eventFacts, type Fact as EventFact } from './event-facts.ts'
import { RailSection } from './RailSection.tsx'
import styles from './EventFacts.module.css'

/** The first of them say where it was and who had it. */
const SHOWN = 10

export function EventFacts({ event }: { event: IssueEvent }) {
  const [all, setAll] = useState(false)
  const facts = eventFacts(event)
  const shown = all || facts.length <= SHOWN + 2 ? facts : facts.slice(0, SHOWN)
  return (
    <RailSection title="This event">
      <dl className={styles.facts}>
        <Fact name="Time">
          <RelativeTime at={event.at} />
        </Fact>
        {shown.map((fact) => (
          <Fact key={fact.name} name={fact.name}>
            <FactValue fact={fact} at={event.at} />
          </Fact>
        ))}
      </dl>
      {shown.length < facts.length && (
        <button type="button" className={styles.more} onClick={() => setAll(true)}>
          Show {facts.length - shown.length} more
        </button>
      )}
    </RailSection>
  )
}

function FactValue({ fact: { value, href, to }, at }: { fact: EventFact; at: number }) {
  if (to === 'session') return <SessionLink session={value} at={at} className={styles.link} />
  if (to === 'page') return <PageLink page={value} className={styles.link} />
  if (href === undefined) return <bdi>{value}</bdi>
  return (
    <a href={href} target="_blank" rel="noreferrer noopener" className={styles.link}>
      <bdi>{value}</bdi>
    </a>
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

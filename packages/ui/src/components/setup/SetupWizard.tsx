import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Shape } from '../../ui/Shape.tsx'
import { formatDate } from '../../format/time.ts'
import { SendTestError } from '../SendTestError.tsx'
import { useMayChange, useProject } from '../use-project.ts'
import { Attempts } from './Attempts.tsx'
import { ChannelsStep } from './ChannelsStep.tsx'
import { MapsStep } from './MapsStep.tsx'
import { PrometheusStep } from './PrometheusStep.tsx'
import { Snippets } from './Snippets.tsx'
import styles from './SetupWizard.module.css'

/** Shown until the first event; the stream tells when that is, so nobody has to reload. */
export function SetupWizard() {
  const { name, slug: project } = useProject()
  return (
    <div className={styles.wizard}>
      <title>{`Connect ${name} · Seismo`}</title>
      <header className={styles.header}>
        <h1>Connect {name}</h1>
        <p>One snippet, and every error of your page is here with its original source line.</p>
      </header>
      <SetupSteps />
      <p className={styles.hint}>
        All of this stays under{' '}
        <Link to="/p/$project/settings/setup" params={{ project }} className={styles.link}>
          Settings → Set up
        </Link>
        .
      </p>
    </div>
  )
}

/** Also for a project that is at work: each step says how it stands. */
export function SetupSteps() {
  const mayChange = useMayChange()
  return (
    <ol className={styles.steps}>
      <Step number={1} title="Put Seismo on your page">
        <Snippets />
      </Step>
      <Step number={2} title="Open the page">
        <FirstEvent />
        <Attempts />
      </Step>
      <Step number={3} title="Or see it work right now">
        <p className={styles.hint}>
          This loads the same script in this tab and sends one real error through it.
        </p>
        <SendTestError />
      </Step>
      <Step number={4} title="Show your code in minified stacks">
        <MapsStep />
      </Step>
      <Step number={5} title="Be told when something breaks">
        <ChannelsStep mayTest={mayChange} />
      </Step>
      <Step number={6} title="See what moved on the server">
        <PrometheusStep />
      </Step>
    </ol>
  )
}

function FirstEvent() {
  const { firstEventAt } = useProject()
  if (firstEventAt !== null) {
    return (
      <p className={styles.waiting} role="status">
        <Shape name="circle" tone="good" />
        Events arrive since {formatDate(firstEventAt)}
      </p>
    )
  }
  return (
    <p className={styles.waiting} role="status">
      <span className={styles.dot} aria-hidden="true" />
      Waiting for the first event
    </p>
  )
}

function Step({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  return (
    <li className={styles.step}>
      <span className={styles.number} aria-hidden="true">
        {number}
      </span>
      <div className={styles.body}>
        <h2 className={styles.title}>{title}</h2>
        {children}
      </div>
    </li>
  )
}

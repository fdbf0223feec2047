import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Attempts } from './setup/Attempts.tsx'
import { SendTestError } from './SendTestError.tsx'
import { Snippets } from './Snippets.tsx'
import { useProject } from './use-project.ts'
import styles from './SetupWizard.module.css'

/** Shown until the first event; the stream tells when that is, so nobody has to reload. */
export function SetupWizard() {
  const { name } = useProject()
  return (
    <div className={styles.wizard}>
      <title>{`Connect ${name} · Seismo`}</title>
      <header className={styles.header}>
        <h1>Connect {name}</h1>
        <p>One snippet, and every error of your page is here with its original source line.</p>
      </header>
      <ol className={styles.steps}>
        <Step number={1} title="Put Seismo on your page">
          <Snippets />
        </Step>
        <Step number={2} title="Open the page">
          <p className={styles.waiting} role="status">
            <span className={styles.dot} aria-hidden="true" />
            Waiting for the first event
          </p>
          <Attempts />
        </Step>
        <Step number={3} title="Or see it work right now">
          <p className={styles.hint}>
            This loads the same script in this tab and sends one real error through it.
          </p>
          <SendTestError />
        </Step>
        <Step number={4} title="Later, when errors arrive">
          <LaterSteps />
        </Step>
      </ol>
    </div>
  )
}

/** Each works without the others, and without waiting for the first event. */
function LaterSteps() {
  const { slug: project } = useProject()
  return (
    <ul className={styles.later}>
      <li>
        <Link to="/p/$project/settings" params={{ project }}>
          Upload source maps
        </Link>
        , so that minified stacks show your code.
      </li>
      <li>
        <Link to="/p/$project/alerts" params={{ project }}>
          Send a test alert
        </Link>{' '}
        to your mail, chat or pager.
      </li>
      <li>
        <Link to="/p/$project/settings" params={{ project }}>
          Connect Prometheus
        </Link>
        , to see what moved on the server.
      </li>
    </ul>
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

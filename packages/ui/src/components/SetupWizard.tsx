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
      </ol>
    </div>
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

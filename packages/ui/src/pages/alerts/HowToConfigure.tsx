import { useProject } from '../../components/use-project.ts'
import { CodeBlock } from '../../ui/CodeBlock.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { rulesSnippet } from './rules-snippet.ts'
import styles from './HowToConfigure.module.css'

export function HowToConfigure() {
  const { slug } = useProject()
  return (
    <Panel title="No rules yet">
      <div className={styles.text}>
        <p>
          Rules are part of the configuration, so that they are reviewed and versioned with it. Put
          them into <code>seismo.yaml</code> beside the service, and restart it:
        </p>
        <CodeBlock code={rulesSnippet(slug)} label="alert rules" />
        <p className={styles.hint}>
          <code>measure</code> is <code>errors-per-minute</code> or{' '}
          <code>errors-per-100-pageviews</code>; a rule fires when it stays above the limit for the
          time of <code>for</code>.
        </p>
      </div>
    </Panel>
  )
}

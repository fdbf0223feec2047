import type { Deploy } from '@seismo/ingest/api'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { Panel } from '../../ui/Panel.tsx'
import styles from './Deploys.module.css'

export function Deploys({ deploys }: { deploys: readonly Deploy[] }) {
  return (
    <Panel title="Deploys" flush>
      <ul className={styles.deploys}>
        {deploys.map((deploy) => (
          <li key={`${deploy.environment}\n${String(deploy.at)}`} className={styles.deploy}>
            <span>
              <bdi>{deploy.environment || 'no environment'}</bdi>{' '}
              <span className={styles.note}>
                <RelativeTime at={deploy.at} /> ·{' '}
                {deploy.source === 'first-sight' ? 'first seen then' : `told by ${deploy.actor}`}
              </span>
            </span>
            <DeployLinks deploy={deploy} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function DeployLinks({ deploy: { url, commit } }: { deploy: Deploy }) {
  return (
    <span className={styles.note}>
      {commit !== null && <code title={commit}>{commit.slice(0, 12)}</code>}{' '}
      {url !== null && (
        <a href={url} rel="noreferrer noopener" target="_blank" className={styles.link}>
          run
        </a>
      )}
    </span>
  )
}

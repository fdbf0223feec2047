import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { artifactsQuery, missingMapsQuery } from '../../api/artifacts.ts'
import { CodeBlock } from '../../ui/CodeBlock.tsx'
import { Shape } from '../../ui/Shape.tsx'
import { MAP_STATUS } from '../map-status.ts'
import { releaseMaps, type ReleaseMaps } from '../maps/release-maps.ts'
import { matchOf } from '../maps/release-match.ts'
import { useUploadCommand } from '../upload-command.ts'
import { useMayChange, useProject } from '../use-project.ts'
import styles from './Step.module.css'

const MOST_LISTED = 5

/** The command, and what came of it: the stream tells of each map that arrives. */
export function MapsStep() {
  const { slug } = useProject()
  const mayChange = useMayChange()
  const commandFor = useUploadCommand()
  const [uploads, missing] = useQueries({ queries: [artifactsQuery(slug), missingMapsQuery(slug)] })
  const newest =
    uploads.data && missing.data && releaseMaps(uploads.data.items, missing.data.items)[0]
  return (
    <>
      <p className={styles.hint}>
        Upload the source maps of each build, by the bundler plugin or by this command:
      </p>
      {mayChange && <CodeBlock code={commandFor(newest?.release ?? '')} label="upload command" />}
      {newest && <Match maps={newest} />}
    </>
  )
}

function Match({ maps }: { maps: ReleaseMaps }) {
  const { slug: project } = useProject()
  const { matched, total } = matchOf(maps)
  const isWhole = matched === total
  return (
    <div role="status">
      <p className={styles.state}>
        <Shape name={isWhole ? 'circle' : 'triangle'} tone={isWhole ? 'good' : 'ni'} />
        <span>
          <bdi>{maps.name}</bdi>: {matched} of {total} {total === 1 ? 'map' : 'maps'} matched.{' '}
          <Link to="/p/$project/settings" params={{ project }} className={styles.link}>
            All releases
          </Link>
        </span>
      </p>
      <ul className={styles.list}>
        {maps.missing.slice(0, MOST_LISTED).map(({ path, debugId, reason }) => (
          <li key={`${path} ${debugId ?? ''}`}>
            <code>
              <bdi>{path}</bdi>
            </code>
            : {MAP_STATUS[reason].meaning}
          </li>
        ))}
      </ul>
    </div>
  )
}

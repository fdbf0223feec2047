import { useState } from 'react'
import { useProject } from '../../components/use-project.ts'
import { CodeBlock } from '../../ui/CodeBlock.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { snippetOf, WAYS, type Way } from './release-snippets.ts'
import styles from './SetRelease.module.css'

/** How a page tells its release, with the project's real key and address filled in. */
export function SetRelease() {
  const project = useProject()
  const [way, setWay] = useState<Way>('script')
  const { hint, code } = snippetOf(way, project)
  return (
    <div className={styles.ways}>
      <Segmented label="How the release is set" options={WAYS} value={way} onChange={setWay} />
      <p>{hint}</p>
      <CodeBlock code={code} label="release snippet" />
    </div>
  )
}

import { useState } from 'react'
import { CodeBlock } from '../ui/CodeBlock.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { useProject } from './use-project.ts'
import styles from './Snippets.module.css'

const ways = [
  { value: 'script', label: 'Script tag' },
  { value: 'npm', label: 'npm' },
] as const

/** The two ways to put Seismo on a page, with the project's real key and address filled in. */
export function Snippets() {
  const { scriptTag, npmSnippet } = useProject()
  const [way, setWay] = useState<'script' | 'npm'>('script')
  return (
    <div className={styles.snippets}>
      <Segmented label="How to install" options={ways} value={way} onChange={setWay} />
      {way === 'script' ? (
        <>
          <p className={styles.hint}>
            First thing inside <code>&lt;head&gt;</code>, on every page.
          </p>
          <CodeBlock code={scriptTag} label="script tag" />
        </>
      ) : (
        <>
          <CodeBlock code="npm install @seismo/browser" label="install command" />
          <CodeBlock code={npmSnippet} label="npm snippet" />
        </>
      )}
    </div>
  )
}

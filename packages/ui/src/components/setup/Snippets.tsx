import type { Project } from '@seismo/ingest/api'
import { Fragment, useState } from 'react'
import { CodeBlock } from '../../ui/CodeBlock.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { useProject } from '../use-project.ts'
import { FRAMEWORKS, snippetsOf, type FrameworkName } from './frameworks.ts'
import styles from './Snippets.module.css'

const ways = [
  { value: 'script', label: 'Script tag' },
  { value: 'loader', label: 'With loader' },
  { value: 'pinned', label: 'Pinned' },
  { value: 'npm', label: 'npm' },
] as const

type Way = (typeof ways)[number]['value']

/** The ways to put Seismo on a page, with the project's real key and address filled in. */
export function Snippets() {
  const [way, setWay] = useState<Way>('script')
  const project = useProject()
  return (
    <div className={styles.snippets}>
      <Segmented label="How to install" options={ways} value={way} onChange={setWay} />
      <Snippet way={way} />
      <p className={styles.hint}>Pages with a Content-Security-Policy let it in by this line:</p>
      <CodeBlock code={cspLine(project, way)} label="CSP line" />
    </div>
  )
}

/** The script comes from where its reports go; from npm it is part of the page's own. */
function cspLine({ otlpUrl: origin }: Pick<Project, 'otlpUrl'>, way: Way): string {
  return way === 'npm' ? `connect-src ${origin}` : `script-src ${origin}; connect-src ${origin}`
}

function Snippet({ way }: { way: Way }) {
  const { scriptTag, loaderTag, pinnedTag } = useProject()
  switch (way) {
    case 'script':
      return (
        <>
          <p className={styles.hint}>
            First thing inside <code>&lt;head&gt;</code>, on every page.
          </p>
          <CodeBlock code={scriptTag} label="script tag" />
        </>
      )
    case 'loader':
      return (
        <>
          <p className={styles.hint}>
            Keeps the errors of the first moments until the script is there. The first line is
            inline: a content security policy needs its nonce or hash.
          </p>
          <CodeBlock code={loaderTag} label="script tag with loader" />
        </>
      )
    case 'pinned':
      return (
        <>
          <p className={styles.hint}>
            Browsers run exactly these files (Subresource Integrity). Copy the tag again after every
            update of Seismo, which moves them.
          </p>
          <CodeBlock code={pinnedTag} label="pinned script tag" />
        </>
      )
    case 'npm':
      return <NpmSnippet />
  }
}

function NpmSnippet() {
  const { npmSnippet } = useProject()
  const [framework, setFramework] = useState<FrameworkName>('none')
  const snippets = snippetsOf(framework, npmSnippet)
  return (
    <>
      <Segmented label="Framework" options={FRAMEWORKS} value={framework} onChange={setFramework} />
      <CodeBlock code="npm install @seismo/browser" label="install command" />
      {snippets.map(({ file, code }) => (
        <Fragment key={file}>
          {framework !== 'none' && (
            <p className={styles.hint}>
              <code>{file}</code>
            </p>
          )}
          <CodeBlock code={code} label={`${file} snippet`} />
        </Fragment>
      ))}
    </>
  )
}

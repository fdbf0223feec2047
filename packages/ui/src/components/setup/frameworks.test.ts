import { expect, it } from 'vitest'
import docs from '../../../../../docs/frameworks.md?raw'
import { FRAMEWORKS, snippetsOf } from './frameworks.ts'

const NPM = `import { init } from '@seismo/browser'

init({ key: 'pub_1', endpoint: 'https://seismo.example', release: '1.0.0' })`

/** Those of Next.js are the files of an app under test. */
const CODE = FRAMEWORKS.filter(({ value }) => value !== 'next').flatMap(({ parts }) =>
  parts.map(({ file, code }) => ({ file, code })),
)

it.each(CODE.filter(({ code }) => code !== 'export { client }'))(
  'says for $file what the documentation says, which is tested',
  ({ code }) => {
    for (const piece of code.split('\n\n')) expect(docs).toContain(piece)
  },
)

it('fills in the key and the address, and names the client', () => {
  const [main] = snippetsOf('vue', NPM)

  expect(main?.file).toBe('main.ts')
  expect(main?.code).toContain("const client = init({ key: 'pub_1', endpoint: 'https://seismo.")
  expect(main?.code).toContain('.use(seismoVue(client, { router }))')
})

it('brings the client to every file that needs it', () => {
  const [made, hooks, layout] = snippetsOf('svelte', NPM)

  expect(made?.code).toContain('export { client }')
  expect(hooks?.code).toMatch(/^import { client } from '\$lib\/seismo'\n/)
  expect(layout?.code).toMatch(/^<script>\n {2}import { client } from '\$lib\/seismo'\n/)
})

it('is as short as can be without a framework', () =>
  expect(snippetsOf('none', NPM)).toEqual([{ file: 'npm', code: NPM }]))

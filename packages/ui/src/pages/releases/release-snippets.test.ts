import { expect, it } from 'vitest'
import { snippetOf } from './release-snippets.ts'

const project = {
  scriptTag: '<script async src="https://s.example/seismo.min.js" data-key="k"></script>',
  npmSnippet: `init({ key: 'k', release: '1.0.0' })`,
  slug: 'shop',
}

it.each([
  ['script', '<script data-release="1.0.0" async '],
  ['npm', `release: '1.0.0'`],
  ['ci', '/api/deploys?project=shop"'],
] as const)('shows how %s names a release', (way, expected) => {
  expect(snippetOf(way, project).code).toContain(expected)
})

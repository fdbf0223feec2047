import { expect, it } from 'vitest'
import { uploadCommand } from './upload-command.ts'

const url = 'https://seismo.example'

it.each([
  ['2.41.0', '2.41.0'],
  ['shop@2.41.0-rc.1+build', 'shop@2.41.0-rc.1+build'],
  ['', '<release>'],
  ['a b', "'a b'"],
  ["$(rm -rf ~)'", "'$(rm -rf ~)'\\'''"],
])('names the release %j as %s', (release, word) =>
  expect(uploadCommand({ release, url })).toBe(
    `npx seismo sourcemaps upload ./dist --release ${word} --url https://seismo.example`,
  ),
)

it('needs no release where the scripts have debug ids, and names the project where there are several', () =>
  expect(uploadCommand({ release: '', url, hasDebugIds: true, project: 'shop' })).toBe(
    'npx seismo sourcemaps upload ./dist --url https://seismo.example --project shop',
  ))

it('names the release as well where the page has one', () =>
  expect(uploadCommand({ release: '1', url, hasDebugIds: true })).toContain('--release 1 '))

import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { DATASET_KEYS, datasetOf, isGroupable, type DatasetKey, type Field } from './datasets.ts'

const page = new URL('../../../../docs/explore.md', import.meta.url)

it('docs/explore.md lists the fields of every dataset as they are', async () => {
  const text = await readFile(page, 'utf8')
  const listed = DATASET_KEYS.map(sectionOf).join('\n\n')

  const [, shown = ''] = /<!-- fields -->\n+([\s\S]*?)\n+<!-- \/fields -->/.exec(text) ?? []
  // Tables are set by Prettier: only their words count.
  expect(wordsOf(shown)).toBe(wordsOf(listed))
})

function sectionOf(key: DatasetKey): string {
  const { label, what, share, prose, hasTags, fields } = datasetOf(key)
  const notes = [
    `One row is ${what}.`,
    ...(share === undefined ? [] : [`\`share\` is of those that are ${share}.`]),
    ...(prose === undefined ? [] : [`Words without a key are looked for in ${prose}.`]),
    ...(hasTags ? ['Tags are `tag.<name>`.'] : []),
  ]
  const rows = fields.map(
    (field: Field) => `| \`${field.key}\` | ${kindOf(field)} | ${whatOf(field)} |`,
  )
  return [
    `### ${label} (\`${key}\`)`,
    notes.join(' '),
    '| field | is | what |',
    '| --- | --- | --- |',
    ...rows,
  ].join('\n')
}

function kindOf(field: Field): string {
  if (field.unit === undefined) return 'text'
  return isGroupable(field) ? `number (${field.unit}), text` : `number (${field.unit})`
}

function whatOf({ what, values }: Field): string {
  return values === undefined ? what : `${what}: ${values.join(', ')}`
}

function wordsOf(text: string): string {
  return text.replace(/-{3,}/g, '---').replace(/\s+/g, ' ').trim()
}

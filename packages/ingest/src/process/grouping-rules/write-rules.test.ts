import { expect, it } from 'vitest'
import { readRules } from './read-rules.ts'
import type { GroupingRule } from './rule.ts'
import { writeRules } from './write-rules.ts'

const text = `# ours

# slow
- name: one
  match: { type: A } # only
  fingerprint: [a]

# kit
- name: two
  match: { package: "@shop/ui" }
  inApp: true
# the end
`

function rulesOf(yaml: string): GroupingRule[] {
  const outcome = readRules(yaml)
  if (outcome.is === 'faults') throw new Error(outcome.faults[0]?.message)
  return outcome.rules
}

const fresh: GroupingRule = { name: 'new', match: { type: '*B' }, fingerprint: ['{{default}}'] }

it('leaves a text alone whose rules are as they were', () => {
  expect(writeRules(rulesOf(text), text)).toBe(text)
})

it('writes what is new beside what was written', () => {
  const written = writeRules([...rulesOf(text), fresh], text)

  expect(written).toContain(`# kit\n- name: two\n  match: { package: "@shop/ui" }\n  inApp: true\n`)
  expect(rulesOf(written)).toEqual([...rulesOf(text), fresh])
})

it('moves a rule with the words above it', () => {
  const written = writeRules(rulesOf(text).toReversed(), text)

  expect(written.indexOf('# kit')).toBeLessThan(written.indexOf('# slow'))
  expect(rulesOf(written)).toEqual(rulesOf(text).toReversed())
})

it.each([
  ['in one line', `[{ name: one, match: { type: A }, inApp: true }]`.replace('type', 'file')],
  ['indented', `  - name: one\n    match: { file: A }\n    inApp: true\n`],
  ['with a document mark', `---\n- name: one\n  match: { file: A }\n  inApp: true\n`],
  ['broken', '- name: ['],
])('writes all anew where the text is %s', (_, before) => {
  expect(
    rulesOf(writeRules([fresh, { name: 'one', match: { file: 'A' }, inApp: true }], before)),
  ).toEqual([fresh, { name: 'one', match: { file: 'A' }, inApp: true }])
})

it('is empty without rules', () => {
  expect(writeRules([])).toBe('')
})

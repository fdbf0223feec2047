import { afterAll, beforeAll, expect, it } from 'vitest'
import { createRecorder } from '../../packages/ingest/src/auth/recorder.ts'
import { keepFileRules } from '../../packages/ingest/src/process/grouping-rules/keep-file-rules.ts'
import { createRuleBook } from '../../packages/ingest/src/process/grouping-rules/rule-book.ts'
import { createRulesLog } from '../../packages/ingest/src/process/grouping-rules/rules-log.ts'
import { aFreshStore, type FreshStore } from '../harness/fresh-store.ts'

let fresh: FreshStore
let projects = 0

beforeAll(async () => {
  fresh = await aFreshStore()
})

afterAll(() => fresh.remove())

const rule = { name: 'one', match: { type: 'A' }, fingerprint: ['a'] }

/** A start with these rules in the file, and what is in force after it. */
function aProject() {
  projects += 1
  const number = projects
  const { changes } = fresh.store
  const log = createRulesLog(changes, createRecorder(changes, Date.now))
  return {
    number,
    log,
    start: async (rules: (typeof rule)[] | undefined) => {
      const given = { projects: [{ number, slug: 'web' }], rules: rules ? { web: rules } : {} }
      await keepFileRules(changes, given, Date.now)
      return log.get(number)
    },
  }
}

it('puts the rules of the file in force, once', async () => {
  const { start } = aProject()

  const first = await start([rule])
  const again = await start([rule])

  expect(first).toMatchObject({ from: 'file', savedBy: 'seismo' })
  expect(again).toEqual(first)
})

it('takes over what changed in the file', async () => {
  const { start } = aProject()
  await start([rule])

  const changed = await start([{ ...rule, fingerprint: ['b'] }])

  expect(changed?.yaml).toContain('- b')
})

it('leaves rules to the page that are no longer in the file', async () => {
  const { start } = aProject()
  const before = await start([rule])

  const after = await start(undefined)

  expect(after).toMatchObject({ from: 'page', yaml: before?.yaml })
})

it('says nothing of a project without rules', async () => {
  expect(await aProject().start(undefined)).toBeUndefined()
})

it('has another process group by rules within ten seconds, or at once when told', async () => {
  const { number, log } = aProject()
  let now = 0
  let changes = 0
  const book = createRuleBook({
    ...{ changes: fresh.store.changes, now: () => now },
    onChange: () => (changes += 1),
    onProblem: (error) => expect.unreachable(String(error)),
  })
  const names = async () => {
    await book.refresh()
    return book.of(number).fingerprints.map(({ name }) => name)
  }
  const save = (name: string) =>
    log.put(
      number,
      { from: 'page', yaml: `- name: ${name}\n  match: { type: A }\n  fingerprint: [a]\n` },
      { actor: 'ana' },
    )
  await book.refresh()
  const before = changes

  await save('one')
  const atOnce = await names()
  now = 10_000
  const later = await names()
  await save('two')
  book.forget()

  expect([atOnce, later, await names()]).toEqual([[], ['one'], ['two']])
  expect(changes).toBe(before + 2)
})

it('groups as without rules by what it cannot read, and says so', async () => {
  const { number, log } = aProject()
  const problems: unknown[] = []
  await log.put(number, { from: 'page', yaml: '- of: tomorrow' }, { actor: 'ana' })
  const book = createRuleBook({
    ...{ changes: fresh.store.changes, now: () => 0, onChange: () => undefined },
    onProblem: (error) => problems.push(error),
  })

  await book.refresh()

  expect(book.of(number).fingerprints).toEqual([])
  expect(problems).toHaveLength(1)
})

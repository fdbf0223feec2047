import { expect, it } from 'vitest'
import { rule, type RuleSource } from '../rule/rule.ts'
import type { KnownRule } from './known-rule.ts'
import { createRuleBook } from './rule-book.ts'

const ana = { name: 'Ana', role: 'member' } as const

function aBook() {
  let ids = 0
  return createRuleBook({
    ofFiles: [],
    newId: () => `id-${(ids += 1)}`,
    log: {
      all: () => Promise.resolve([]),
      put: async ({ id, projectId, source }): Promise<KnownRule> => {
        await new Promise(setImmediate)
        const known = { id, projectId, source, rule: rule.parse(source) }
        return { ...known, from: 'page', file: null, version: 1, savedAt: 1, savedBy: 'Ana' }
      },
      remove: () => Promise.resolve(),
    },
  })
}

function named(name: string) {
  const source: RuleSource = { name, kind: 'threshold', above: 1 }
  return { projectId: 1, source, rule: rule.parse(source) }
}

it('gives a name once, also to two who save at once', async () => {
  const book = aBook()

  const both = await Promise.all([book.save(named('One'), ana), book.save(named('One'), ana)])

  expect(both.map(({ is }) => is)).toEqual(['saved', 'name-taken'])
})

it('leaves the rules as they were where those that replace them are too many', async () => {
  const book = aBook()
  await book.save(named('One'), ana)
  const many = Array.from({ length: 1_001 }, (_, index) => named(`Rule ${index}`))

  expect(await book.replace(1, many, ana)).toEqual({ is: 'too-many' })
  expect(book.all().map((one) => one.rule.name)).toEqual(['One'])
})

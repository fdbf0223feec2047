import { describe, expect, it } from 'vitest'
import { readRules } from './read-rules.ts'

const rule = (match: string, effect = 'fingerprint: [a]') =>
  `- name: x\n  match: ${match}\n  ${effect}\n`

function faultsOf(yaml: string): string[] {
  const outcome = readRules(yaml)
  if (outcome.is === 'rules') return []
  return outcome.faults.map(({ line, column, message }) => `${line}:${column} ${message}`)
}

describe('readRules', () => {
  it('reads what people write', () => {
    const yaml = `# ours
- name: Payment timeouts
  match: { type: [TimeoutError, '*Abort*'], 'tag.provider': '!acme' }
  fingerprint: [payment, '{{tag.provider}}', '{{ default }}']
- name: kit
  match:
    package: '@shop/ui'
  inApp: true
`
    expect(readRules(yaml)).toEqual({
      is: 'rules',
      rules: [
        {
          name: 'Payment timeouts',
          match: { type: ['TimeoutError', '*Abort*'], 'tag.provider': '!acme' },
          fingerprint: ['payment', '{{tag.provider}}', '{{ default }}'],
        },
        { name: 'kit', match: { package: '@shop/ui' }, inApp: true },
      ],
    })
  })

  it.each(['', '  \n', '# only words\n', '[]'])('takes %j for no rules', (yaml) => {
    expect(readRules(yaml)).toEqual({ is: 'rules', rules: [] })
  })

  it.each([
    ['a field that is not there', rule('{ typ: A }'), /^2:17 rule 1: match.typ: no such field/],
    ['no condition', rule('{}'), /^2:10 rule 1: match: says nothing/],
    ['a number', rule('{ release: 2 }'), /^2:21 rule 1: match.release: .*in quotes/],
    ['a negation without quotes', rule('{ type: !A }'), /^2:18 .*in quotes: '\*Error'/],
    ['a star without quotes', rule('{ type: *A }'), /^2:18 .*in quotes: '\*Error'/],
    [
      'a variable without quotes',
      rule('{ type: A }', 'fingerprint: [{{default}}]'),
      /^3:18 a variable goes in quotes/,
    ],
    [
      'an unknown variable',
      rule('{ type: A }', "fingerprint: ['{{user}}']"),
      /^3:17 .*{{user}} is not known; there are/,
    ],
    [
      'our pieces inside another',
      rule('{ type: A }', "fingerprint: ['a {{default}}']"),
      /^3:17 .*stands alone/,
    ],
    ['no effect', '- name: x\n  match: { type: A }\n', /^1:3 rule 1: needs one of/],
    [
      'two effects',
      rule('{ file: a }', 'fingerprint: [a]\n  inApp: true'),
      /^1:3 rule 1: needs one of/,
    ],
    [
      'an error asked of a call',
      rule('{ type: A }', 'inApp: true'),
      /^2:18 rule 1: match.type: .*file, function, package/,
    ],
    ['an unknown key', rule('{ type: A }', 'fingerprint: [a]\n  group: b'), /^4:3 rule 1: .*group/],
    [
      'a name that is used twice',
      rule('{ type: A }') + rule('{ type: B }'),
      /^4:9 rule 2: name: "x" is used twice/,
    ],
    ['something else than a list', 'name: x', /^1:1 expected a list of rules/],
    ['a list that does not end', '- name: [x', /^1:11 /],
    ['too many characters', `# ${'x'.repeat(65_536)}`, /^1:1 at most 65536/],
    ['a list in lists without end', '['.repeat(65_000), /^1:1 nested too deeply/],
  ])('says where and what it is with %s', (_, yaml, expected) => {
    expect(faultsOf(yaml)[0]).toMatch(expected)
  })

  it('refuses ten lines that stand for a billion', () => {
    const lines = ['- &a [x, x, x, x, x, x, x, x]']
    for (let n = 0; n < 9; n += 1) lines.push(`- &${'bcdefghij'[n]} [${'*a, '.repeat(8)}]`)

    expect(faultsOf(lines.join('\n'))[0]).toContain('there are no aliases')
  })

  it('takes a hundred rules and not one more', () => {
    const many = (n: number) =>
      Array.from({ length: n }, (_, i) => `- { name: r${i}, match: { type: A }, inApp: true }`)

    expect(faultsOf(many(101).join('\n')).at(-1)).toBe('1:1 at most 100 rules')
  })
})

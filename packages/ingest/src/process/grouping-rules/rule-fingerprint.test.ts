import { describe, expect, it } from 'vitest'
import { leastCpuMs } from '../../testing/least-cpu-ms.ts'
import { aLibraryFrame, aSymbolicatedFrame } from '../fingerprint/v1/a-symbolicated-frame.ts'
import { compileRules } from './compile-rules.ts'
import type { ErrorFacts } from './facts.ts'
import type { GroupingRule } from './rule.ts'
import { ruleFingerprint } from './rule-fingerprint.ts'

function anError(given: Partial<ErrorFacts> = {}): ErrorFacts {
  return {
    exceptions: [{ type: 'TypeError', message: 'cart 7 is gone', frames: [aSymbolicatedFrame()] }],
    ...{ release: 'shop@2.41.0', environment: 'production', route: '/cart/:id' },
    ...{ url: 'https://shop.example/cart/7', level: 'error', mechanism: 'unhandledrejection' },
    tags: { provider: 'acme' },
    ...given,
  }
}

function groups(
  match: GroupingRule['match'],
  { error = anError(), parts = ['x'], ofPage = [] as string[] } = {},
) {
  const { fingerprints } = compileRules([{ name: 'r', match, fingerprint: parts }])
  return ruleFingerprint(fingerprints, error, ofPage)?.parts
}

describe('a condition', () => {
  it.each<[GroupingRule['match'], boolean]>([
    [{ type: 'TypeError' }, true],
    [{ type: ['RangeError', 'Type*'] }, true],
    [{ type: '!TypeError' }, false],
    [{ type: ['!RangeError', '*Error'] }, true],
    [{ message: 'cart * is gone' }, true],
    [{ file: 'src/cart/*.ts' }, true],
    [{ file: 'src/*.ts' }, false],
    [{ file: '!**/node_modules/**' }, true],
    [{ function: 'sum' }, true],
    [{ package: '*' }, false],
    [{ package: '!*' }, true],
    [{ release: 'shop@2.*' }, true],
    [{ environment: '!production' }, false],
    [{ route: '/cart/*' }, true],
    [{ url: '/cart/*' }, true],
    [{ url: 'https://shop.example/**' }, true],
    [{ level: 'error', mechanism: 'error' }, false],
    [{ 'tag.provider': 'acme' }, true],
    [{ 'tag.other': '*' }, false],
    [{ 'tag.other': '!*' }, true],
    [{ 'tag.toString': '*' }, false],
  ])('%j: %s', (match, expected) => {
    expect(groups(match) !== undefined).toBe(expected)
  })

  it('on type and message holds for one and the same exception of the chain', () => {
    const frames = [aSymbolicatedFrame()]
    const exceptions = [
      { type: 'CheckoutError', message: 'no', frames },
      { type: 'TimeoutError', message: 'after 3 s', frames },
    ]
    const error = anError({ exceptions })

    expect(groups({ type: 'TimeoutError', message: 'after*' }, { error })).toBeDefined()
    expect(groups({ type: 'CheckoutError', message: 'after*' }, { error })).toBeUndefined()
    expect(groups({ type: ['Timeout*', '!Checkout*'] }, { error })).toBeUndefined()
  })

  it('on file and function holds for one and the same call', () => {
    const frames = [aLibraryFrame('lodash'), aSymbolicatedFrame({ function: 'pay' })]
    const error = anError({ exceptions: [{ type: 'E', message: '', frames }] })

    expect(groups({ file: 'src/**', function: 'pay' }, { error })).toBeDefined()
    expect(groups({ package: 'lodash', function: 'pay' }, { error })).toBeUndefined()
    expect(groups({ function: 'pay', package: '!lodash' }, { error })).toBeUndefined()
  })
})

describe('a fingerprint', () => {
  const any = { type: '*' }

  it('is filled with what the error says, and masks what varies', () => {
    const parts = [
      '{{type}} at {{ function }}',
      '{{file}}',
      '{{message}}',
      '{{route}}',
      '{{tag.provider}}',
      '{{release}}',
      '{{tag.none}}',
    ]

    expect(groups(any, { parts })).toEqual([
      'TypeError at sum',
      'src/cart/total.ts',
      'cart <number> is gone',
      '/cart/:id',
      'acme',
      'shop@2.41.0',
      '',
    ])
  })

  it('is about the call that the rule asked for', () => {
    const frames = [aSymbolicatedFrame(), aLibraryFrame('lodash')]
    const error = anError({ exceptions: [{ type: 'E', message: '', frames }] })

    expect(groups({ package: 'lodash' }, { error, parts: ['{{file}}'] })?.[0]).toContain('lodash')
  })

  it('outranks that of the page, and asks for it with its default', () => {
    const ofPage = ['checkout', '{{default}}']

    expect(groups(any, { ofPage })).toEqual(['x'])
    expect(groups(any, { ofPage, parts: ['x', '{{ default }}'] })).toEqual([
      'x',
      'checkout',
      '{{default}}',
    ])
    expect(groups(any, { parts: ['x', '{{default}}'] })).toEqual(['x', '{{default}}'])
  })

  it('stays short, whatever the page sends', () => {
    const error = anError({ tags: { provider: 'x'.repeat(10_000) } })

    expect(groups(any, { error, parts: ['{{tag.provider}}'] })?.[0]).toHaveLength(200)
  })

  it('is that of the first rule that holds', () => {
    const { fingerprints } = compileRules([
      { name: 'none', match: { type: 'X' }, fingerprint: ['none'] },
      { name: 'first', match: any, fingerprint: ['first'] },
      { name: 'second', match: any, fingerprint: ['second'] },
    ])

    expect(ruleFingerprint(fingerprints, anError())).toEqual({ name: 'first', parts: ['first'] })
  })
})

it('takes less than 50 µs over a hundred rules that nearly hold', () => {
  const rules = Array.from({ length: 100 }, (_, n) => ({
    ...{ name: `r${n}`, fingerprint: ['x'] },
    match: { type: '*Error', message: '*a*b*c*d*', file: `src/${n}/**/x.ts` },
  }))
  const { fingerprints } = compileRules(rules)
  const frames = Array.from({ length: 30 }, () => aSymbolicatedFrame())
  const error = anError({ exceptions: [{ type: 'TypeError', message: 'a b c d', frames }] })

  const ms = leastCpuMs(() => {
    for (let n = 0; n < 20; n += 1) ruleFingerprint(fingerprints, error)
  }, 10)

  // Warm: a chain that was asked before.
  expect((ms * 1_000) / 20).toBeLessThan(50)
})

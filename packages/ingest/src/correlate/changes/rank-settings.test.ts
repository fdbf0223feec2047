import { expect, it } from 'vitest'
import type { ChangeStep } from '../../store/ports.ts'
import { rankSettings } from './rank-settings.ts'

const onset = 100 * 3_600_000

function aStep(given: Partial<ChangeStep>): ChangeStep {
  return {
    ...{ kind: 'grouping-rules', id: '1', at: onset - 60_000, actor: 'ana' },
    ...{ value: '{"yaml":"b","from":"page"}', before: '{"yaml":"a","from":"page"}' },
    ...given,
  }
}

const project = (allowedOrigins: string[], name = 'shop') =>
  JSON.stringify({ name, publicKey: 'k', allowedOrigins })

it('tells of grouping rules that they were changed, and by whom, and not what they say', () => {
  const [first] = rankSettings([aStep({})], onset)

  expect(first).toMatchObject({ name: 'grouping rules', isFound: true, lag: -60 })
  expect(first?.evidence).toEqual({
    ...{ is: 'setting', what: 'grouping rules', at: onset - 60_000, actor: 'ana' },
  })
})

it.each<[string, Partial<ChangeStep>]>([
  ['a project that is new', { kind: 'project', before: '', value: project(['a']) }],
  ['its name', { kind: 'project', before: project(['a'], 'b'), value: project(['a']) }],
  ['rules that moved into a file', { before: '{"yaml":"b","from":"file"}' }],
  ['a password', { kind: 'member', before: '', value: '{"allowedOrigins":1}' }],
])('knows nothing of %s', (_, step) => {
  expect(rankSettings([aStep(step)], onset)).toEqual([])
})

it('tells of origins that were allowed', () => {
  const step = { before: project([]), value: project(['https://a.example']) }

  expect(rankSettings([aStep({ kind: 'project', ...step })], onset)[0]?.name).toBe(
    'allowed origins',
  )
})

it('leaves out of the list what was an hour and a half before', () => {
  expect(rankSettings([aStep({ at: onset - 90 * 60_000 })], onset)[0]?.isFound).toBe(false)
})

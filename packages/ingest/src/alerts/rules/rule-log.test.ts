import { expect, it } from 'vitest'
import type { Change } from '../../store/ports.ts'
import { createRuleLog } from './rule-log.ts'

function logOf(...sources: object[]) {
  const saved: Change[] = sources.map((source, index) => ({
    ...{ kind: 'alert-rule', id: `id-${index}`, at: 5, actor: 'Ana' },
    value: JSON.stringify({ project: 1, name: 'One', rule: JSON.stringify(source) }),
  }))
  const changes = { newest: () => Promise.resolve(saved) }
  return createRuleLog(changes as never, () => Promise.reject(new Error('nothing is saved'))) // as: only read
}

const traffic = { name: 'One', measure: 'pageviews-per-minute', by: 'issue', above: 5 }

it('keeps a saved rule that is refused by now, and says why it is not evaluated', async () => {
  const source = { ...traffic, severity: 'critical', receivers: ['ops'], for: '2m' }

  const [kept] = await logOf(source).all()

  expect(kept).toMatchObject({
    ...{ id: 'id-0', version: 5, source },
    rule: { name: 'One', severity: 'critical', receivers: ['ops'], for: 120_000 },
  })
  expect(kept?.problem).toMatch(/^is not evaluated until it is changed: by: pageviews-per-minute/)
})

it('has no problem with a rule that reads', async () => {
  expect((await logOf({ ...traffic, by: 'route' }).all())[0]).not.toHaveProperty('problem')
})

it('lists a rule of a kind that it does not know, with what it knows of it', async () => {
  const source = { name: 'One', kind: 'of-tomorrow', receivers: ['ops'], horizon: '3d' }

  const [kept] = await logOf(source).all()

  expect(kept).toMatchObject({ source, rule: { name: 'One', receivers: ['ops'] } })
  expect(kept?.problem).toBe(
    'is not evaluated until it is changed: kind: this version knows no "of-tomorrow"',
  )
})

it.each([{ ...traffic, name: 7 }, []])(
  'leaves alone what it knows nothing of: %j',
  async (source) => expect(await logOf(source).all()).toEqual([]),
)

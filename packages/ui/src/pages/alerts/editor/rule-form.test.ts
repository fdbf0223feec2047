import type { RuleSource } from '@seismo/ingest/api'
import { describe, expect, it } from 'vitest'
import { ruleWords } from '../rule-words.ts'
import { asKind, begunForm, formOf, ruleOf, textAt, withValue } from './rule-form.ts'

const aRule: RuleSource = {
  kind: 'threshold',
  name: 'Checkout errors',
  project: 'shop',
  measure: 'failed-requests-percent',
  above: 2.5,
  window: '5m',
  windows: '3 of 5',
  labels: { team: 'web' },
  receivers: ['ops'],
  escalate: [{ after: '30m', receivers: ['oncall'] }],
}

describe('formOf', () => {
  it('shows what a rule says, and what holds where it does not', () => {
    const form = formOf(aRule)

    expect(textAt(form, 'above')).toBe('2.5')
    expect(textAt(form, 'for')).toBe('0s')
  })

  it('shows what every rule has of a kind that only a later version knows', () => {
    // as: such a kind is in no type of this version.
    const later = { ...aRule, kind: 'of-tomorrow', horizon: '3d' } as unknown as RuleSource

    expect(ruleOf(formOf(later))).toEqual({
      ...{ name: 'Checkout errors', kind: 'threshold', project: 'shop' },
      ...{ labels: { team: 'web' }, receivers: ['ops'], escalate: aRule.escalate },
    })
    expect(ruleWords(later)).toBe('of the kind “of-tomorrow”, which is not known here')
  })

  it('keeps what the sentence has no place for', () =>
    expect(formOf(aRule).rest).toEqual({ project: 'shop', labels: { team: 'web' } }))
})

describe('ruleOf', () => {
  it('gives back what the form was made of', () => expect(ruleOf(formOf(aRule))).toEqual(aRule))

  it('says nothing that holds anyway', () =>
    expect(ruleOf(withValue(begunForm('spike'), 'name', 'Spike'))).toEqual({
      kind: 'spike',
      name: 'Spike',
    }))

  it('leaves it to the service to refuse what is no number', () =>
    expect(ruleOf(withValue(formOf(aRule), 'above', 'many'))).toMatchObject({ above: 'many' }))

  it('takes a word where one is allowed', () =>
    expect(ruleOf(begunForm('vital'))).toMatchObject({ above: 'poor' }))
})

describe('asKind', () => {
  it('keeps what both kinds have and begins the rest anew', () => {
    const rule = ruleOf(asKind(formOf(aRule), 'no-data'))

    expect(rule).toEqual({
      kind: 'no-data',
      name: 'Checkout errors',
      project: 'shop',
      labels: { team: 'web' },
      receivers: ['ops'],
      escalate: [{ after: '30m', receivers: ['oncall'] }],
    })
  })
})

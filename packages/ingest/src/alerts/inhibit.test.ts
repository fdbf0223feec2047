import { expect, it } from 'vitest'
import { inhibited } from './inhibit.ts'
import { inhibitRule } from './rule/inhibit.ts'

const siteDown = inhibitRule.parse({
  source_matchers: ['alertname="Site down"'],
  target_matchers: ['severity=~"warning|info"'],
})
const down = { id: 'a', labels: { alertname: 'Site down', severity: 'critical', project: 'shop' } }
const page = { id: 'b', labels: { alertname: 'Slow page', severity: 'warning', project: 'shop' } }

it('holds back what its source explains', () => {
  expect(inhibited([siteDown], [down, page])).toEqual(new Map([['b', 'Site down']]))
})

it('holds back nothing while its source is quiet', () => {
  expect(inhibited([siteDown], [page]).size).toBe(0)
})

it('holds back nothing of another project', () => {
  const other = { ...page, labels: { ...page.labels, project: 'docs' } }

  expect(inhibited([siteDown], [down, other]).size).toBe(0)
})

it('does not let alerts of one kind hold back each other', () => {
  const mutual = inhibitRule.parse({
    source_matchers: ['project="shop"'],
    target_matchers: ['project="shop"'],
  })

  expect(inhibited([mutual], [down, page]).size).toBe(0)
})

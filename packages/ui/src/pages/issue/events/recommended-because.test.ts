import type { IssueEvent } from '@seismo/ingest/api'
import { expect, it } from 'vitest'
import { recommendedBecause } from './recommended-because.ts'

const event = (statuses: string[], crumbs: number) =>
  ({
    exceptions: [{ frames: statuses.map((status) => ({ status })) }],
    breadcrumbs: Array.from({ length: crumbs }, () => ({})),
  }) as unknown as IssueEvent // only what is counted

it.each([
  [['no-map', 'mapped'], 14, 'newest with source, 14 breadcrumbs'],
  [['mapped'], 1, 'newest with source, 1 breadcrumb'],
  [['mapped'], 0, 'newest with source'],
  [['no-map'], 0, 'newest; none has its source'],
  [['not-minified'], 2, 'newest, 2 breadcrumbs'],
])('of frames %j and %d crumbs: %s', (statuses, crumbs, words) =>
  expect(recommendedBecause(event(statuses, crumbs))).toBe(words),
)

import type { IssueEvent } from '@seismo/ingest/api'
import { expect, it } from 'vitest'
import { recommendedBecause } from './recommended-because.ts'

const event = (statuses: string[], crumbs: number, trail: string) =>
  ({
    exceptions: [{ frames: statuses.map((status) => ({ status })) }],
    breadcrumbs: Array.from({ length: crumbs }, () => ({})),
    trail,
  }) as unknown as IssueEvent // only what is counted

it.each([
  [['no-map', 'mapped'], 14, 'kept', 'longest trail with source, 14 breadcrumbs'],
  [['mapped'], 1, 'none', 'newest with source, 1 breadcrumb'],
  [['mapped'], 0, 'left-out', 'newest with source'],
  [['no-map'], 0, 'none', 'newest; none has its source'],
  [['not-minified'], 2, 'kept', 'longest trail, 2 breadcrumbs'],
])('of frames %j and %d crumbs, its trail %s: %s', (statuses, crumbs, trail, words) =>
  expect(recommendedBecause(event(statuses, crumbs, trail))).toBe(words),
)

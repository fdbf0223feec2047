import type { IssuePart } from '@seismo/ingest/api'
import { describe, expect, it } from 'vitest'
import { mergedParts, splitPreview, stackKinds } from './split-preview.ts'

const part = (id: string, events: number, is: IssuePart['is'] = 'stack') =>
  ({ id, is, events }) as IssuePart // no more is read
const parts = [part('a', 400), part('m', 9, 'merged'), part('b', 8_828)]

it('tells what can be split off from what was merged, most events first', () => {
  expect(stackKinds(parts).map(({ id }) => id)).toEqual(['b', 'a'])
  expect(mergedParts(parts).map(({ id }) => id)).toEqual(['m'])
})

describe('splitPreview', () => {
  const preview = (...chosen: string[]) => splitPreview(stackKinds(parts), new Set(chosen))

  it('says how many events go and how many stay', () =>
    expect(preview('a')).toEqual({
      isPossible: true,
      words: '400 of 9,228 events become an issue of their own; 8,828 stay.',
    }))

  it.each([[[]], [['a', 'b']]])('does not let %j leave', (chosen) =>
    expect(preview(...chosen).isPossible).toBe(false),
  )
})

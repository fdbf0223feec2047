import { describe, expect, it } from 'vitest'
import { keepWithinProject } from './keep-within-project.ts'

describe('keepWithinProject', () => {
  const keep = keepWithinProject('web')

  it.each([
    [['requests', 'web', { from: '-1h' }]],
    [['vitals', { project: 'web' }]],
    [['pages', 'names', { project: 'web' }]],
  ])('keeps what was of the same project: %j', (queryKey) => {
    expect(keep('rows', { queryKey })).toBe('rows')
  })

  it.each([
    [['requests', 'shop', { from: '-1h' }]],
    [['release', 'web', { project: 'shop' }]],
    [['alerts']],
  ])('keeps nothing of another: %j', (queryKey) => {
    expect(keep('rows', { queryKey })).toBeUndefined()
  })

  it('keeps nothing where nothing was before', () => {
    expect(keep('rows', undefined)).toBeUndefined()
  })
})

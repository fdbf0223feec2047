import { describe, expect, it } from 'vitest'
import { findArtifact, toScriptPath } from './find-artifact.ts'
import type { Artifact } from './ports.ts'

describe('toScriptPath', () => {
  it.each([
    ['https://shop.example/assets/app.js?v=1#top', '/assets/app.js'],
    ['//cdn.example/app.js', '/app.js'],
    ['/assets/app.js', '/assets/app.js'],
    ['assets/app.js', '/assets/app.js'],
    ['https://shop.example/a%20b/app.js', '/a b/app.js'],
    ['https://shop.example/100%/app.js', '/100%/app.js'],
    ['file:///home/app/main.js', '/home/app/main.js'],
    ['https://shop.example', '/'],
  ])('%j is %j', (file, path) => {
    expect(toScriptPath(file)).toBe(path)
  })
})

describe('findArtifact', () => {
  it.each([
    { it: 'the exact path', of: ['/a/app.js', '/app.js'], for: '/a/app.js', is: '/a/app.js' },
    { it: 'a site below a base path', of: ['/a/app.js'], for: '/shop/a/app.js', is: '/a/app.js' },
    { it: 'a folder above the root', of: ['/dist/app.js'], for: '/app.js', is: '/dist/app.js' },
    { it: 'the longest run', of: ['/app.js', '/a/app.js'], for: '/v2/a/app.js', is: '/a/app.js' },
    { it: 'either way', of: ['/app.js', '/d/a/app.js'], for: '/a/app.js', is: '/d/a/app.js' },
    { it: 'the nearer folder', of: ['/o/d/app.js', '/d/app.js'], for: '/app.js', is: '/d/app.js' },
  ])('takes $it', (each) => {
    expect(findArtifact(uploads(each.of), `https://shop.example${each.for}`)?.path).toBe(each.is)
  })

  it.each([
    ['part of a segment', ['/app.js'], '/my-app.js'],
    ['another folder', ['/b/app.js'], '/a/app.js'],
    ['one of two that fit equally', ['/modern/app.js', '/legacy/app.js'], '/app.js'],
    ['a page', ['/index.html', '/app.js'], '/'],
    ['an upload without a path', [''], '/app.js'],
  ])('never takes %s', (_, paths, script) => {
    expect(findArtifact(uploads(paths), `https://shop.example${script}`)).toBeUndefined()
  })

  it('takes the last of two uploads of one path', () => {
    const found = findArtifact(uploads(['/app.js', '/app.js']), '/app.js')

    expect(found?.key).toBe('1')
  })
})

function uploads(paths: string[]): Artifact[] {
  return paths.map((path, i) => ({
    release: '1',
    path,
    key: String(i),
    sizeBytes: 1,
    uploadedAt: i,
  }))
}

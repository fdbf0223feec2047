import type { EventFrame } from '@seismo/ingest/api'
import { describe, expect, it } from 'vitest'
import { foldFrames, packagesOf } from './fold-frames.ts'

const aFrame = (inApp: boolean, file = 'a.ts'): EventFrame => ({
  file,
  inApp,
  status: 'mapped',
  raw: {},
  context: [],
})
const shape = (frames: EventFrame[]) =>
  foldFrames(frames).map((row) =>
    row.is === 'frame' ? row.index : `${row.index}+${row.frames.length}`,
  )

describe('foldFrames', () => {
  it('folds libraries between frames of the app', () =>
    expect(shape([true, false, false, false, true].map((inApp) => aFrame(inApp)))).toEqual([
      0,
      '1+3',
      4,
    ]))

  it('folds libraries at both ends', () =>
    expect(shape([false, false, true, false, false].map((inApp) => aFrame(inApp)))).toEqual([
      '0+2',
      2,
      '3+2',
    ]))

  it('leaves a single library frame standing', () =>
    expect(shape([aFrame(true), aFrame(false), aFrame(true)])).toEqual([0, 1, 2]))

  it('folds nothing where there is nothing else', () =>
    expect(shape([aFrame(false), aFrame(false)])).toEqual([0, 1]))

  it('has no rows without frames', () => expect(shape([])).toEqual([]))
})

describe('packagesOf', () => {
  it('names each package once, scopes included', () =>
    expect(
      packagesOf([
        aFrame(false, 'node_modules/react-dom/cjs/a.js'),
        aFrame(false, '/x/node_modules/react-dom/b.js'),
        aFrame(false, 'node_modules/@tanstack/query-core/c.js'),
        aFrame(false, 'https://cdn.example/d.js'),
      ]),
    ).toEqual(['react-dom', '@tanstack/query-core']))
})

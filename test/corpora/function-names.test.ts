import { beforeAll, describe, expect, it } from 'vitest'
import type { Frame } from '../../packages/ingest/src/process/frame.ts'
import { builds, type Build } from '../harness/function-names/builds.ts'
import { corpus, readExpectedNames } from '../harness/function-names/expected-names.ts'
import { nameFrames, type NamedFrame } from '../harness/function-names/name-frames.ts'
import { judge, share, shareLine } from '../harness/function-names/share.ts'
import { stacksOf } from '../harness/function-names/stacks-of-build.ts'

/** What V8 alone says, of functions that developers call otherwise. */
const ENGINE_NAMES = new Set([
  '<instance_members_initializer>',
  '<static_initializer>',
  'Timeout._onTimeout',
  'Object.<anonymous>',
])

let unbundled: Map<string, Frame[]>
const frames = new Map<Build, NamedFrame[]>()

beforeAll(async () => {
  unbundled = await stacksOf(`${corpus}entry.ts`)
  const expected = await readExpectedNames([...unbundled.values()].flat())
  for (const build of builds) {
    frames.set(build, (await nameFrames(build, { expected, unbundled })).frames)
  }
  for (const [{ bundler, options }, each] of frames) {
    console.log(shareLine(`${bundler} ${options}`, each))
  }
}, 120_000)

describe('the expected names', () => {
  it('are what Node calls the functions when it runs the sources as they are', async () => {
    const expected = await readExpectedNames([...unbundled.values()].flat())

    for (const { file, line = 0, column = 0, function: name } of [...unbundled.values()].flat()) {
      const source = expected.sourceOf(file)
      if (source === undefined || name === undefined || ENGINE_NAMES.has(name)) continue
      const right = expected.at({ source, line, column })
      if (right.is === 'scenario') continue
      expect([`${source}:${line}:${column}`, right]).toEqual([
        `${source}:${line}:${column}`,
        { is: 'named', name: withoutReceiver(name) },
      ])
    }
  })
})

describe('the names of functions in builds', () => {
  const judged = () => [...frames.values()].flat()

  it('are judged in many frames, and nearly all of them', () => {
    const { counted, left } = judge(judged())

    expect(counted.length).toBeGreaterThan(6_000)
    expect(left.length).toBeLessThan(counted.length / 200)
  })

  it('are right in at least 95 % of the frames', () => {
    expect(share(judged())).toBeGreaterThanOrEqual(0.95)
  })

  it.each(['esbuild', 'rollup', 'webpack', 'rspack', 'vite'].map((bundler) => ({ bundler })))(
    'are right in nine of ten frames of $bundler',
    ({ bundler }) => {
      const ofBundler = [...frames].flatMap(([build, each]) =>
        build.bundler === bundler ? each : [],
      )

      expect(share(ofBundler)).toBeGreaterThanOrEqual(0.9)
    },
  )

  it.each(builds.filter(({ hasSources }) => hasSources))(
    'are right in 97 of a hundred frames of $bundler, $options',
    (build) => {
      expect(share(frames.get(build) ?? [])).toBeGreaterThanOrEqual(0.97)
    },
  )
})

/** V8's `Object.money`, `new Cart`, `get total`, `async drain`, `Vector.scaleBy [as scale]`. */
function withoutReceiver(name: string): string {
  const plain = name.replace(/ \[as .*\]$/, '').replace(/^(?:new|get|set|async) /, '')
  return plain.replace(/^.*\.(?![^[]*\])/, '')
}

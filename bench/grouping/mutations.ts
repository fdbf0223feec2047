import type { SymbolicatedFrame } from '../../packages/ingest/src/process/frame.ts'
import type { FingerprintInput } from '../../packages/ingest/src/process/fingerprint/v2/fingerprint.ts'
import { aFrame } from './committed.ts'

/** The same fault, seen otherwise: another `seed` is another release, visitor or build. */
export type Mutation = (input: FingerprintInput, seed: number) => FingerprintInput

export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'lines moved': (input, seed) =>
    withFrames(input, (frame) => ({ ...frame, line: (frame.line ?? 0) + 37 * seed, column: seed })),
  'hashed file names, no map': (input, seed) =>
    withFrames(input, (frame) => unmapped(frame, `/assets/index-${hashOf(seed)}.js`, seed)),
  'chunk numbers, no map': (input, seed) =>
    withFrames(input, (frame) =>
      unmapped(frame, `/_next/static/chunks/${String(400 + seed)}-${hashOf(seed)}.js`, seed),
    ),
  'another host and version': (input, seed) =>
    withFrames(input, (frame) => ({
      ...frame,
      file: frame.file?.startsWith('node_modules/')
        ? `/build/${String(1_712_000_000 + seed)}/node_modules/.pnpm/x@1.${String(seed)}.0/${frame.file}`
        : `webpack://shop-${String(seed)}/./${frame.file ?? ''}?v=${String(seed)}`,
    })),
  'ids in the message': (input, seed) =>
    withMessage(
      input,
      (message) => `${message} (order ord_${idOf(seed)}, attempt ${String(seed)})`,
    ),
  'helper on top': (input, seed) =>
    withStack(input, (frames) => [
      ...(seed % 2 === 0 ? [glueFrame('tslib/tslib.es6.js', '__awaiter')] : []),
      ...(seed % 3 === 0 ? [glueFrame('zone.js/fesm2015/zone.js', 'ZoneDelegate.invoke')] : []),
      ...frames,
    ]),
  'framework below': (input, seed) =>
    withStack(input, (frames) => [
      ...frames,
      ...Array.from({ length: seed * 3 }, (_, index) =>
        glueFrame('react-dom/cjs/react-dom.production.js', `commit${String(index)}`),
      ),
    ]),
  'wrapped with a cause': (input, seed) => ({
    ...input,
    exceptions: [
      ...Array.from({ length: seed % 3 }, (_, depth) => ({
        type: 'Error',
        message: `Could not load cart ${idOf(seed)} at level ${String(depth)}`,
        frames: [{ ...aFrame('src/cart/load.ts'), function: 'load' }],
      })),
      ...input.exceptions,
    ],
  }),
  'rethrown as it was': (input, seed) => ({
    ...input,
    exceptions: [
      ...(seed % 2 === 0
        ? input.exceptions.map((exception) => ({ ...exception, frames: [] }))
        : []),
      ...input.exceptions,
    ],
  }),
  'event text instead of an error': (input, seed) =>
    withMessage(input, (message, type) =>
      seed % 2 === 0 && /Error$/.test(type) ? `Uncaught ${type}: ${message}` : message,
    ),
}

function withStack(
  input: FingerprintInput,
  change: (frames: SymbolicatedFrame[]) => SymbolicatedFrame[],
): FingerprintInput {
  const exceptions = input.exceptions.map((one) => ({ ...one, frames: change(one.frames) }))
  return { ...input, exceptions }
}

function withFrames(
  input: FingerprintInput,
  change: (frame: SymbolicatedFrame) => SymbolicatedFrame,
): FingerprintInput {
  return withStack(input, (frames) => frames.map(change))
}

function withMessage(
  input: FingerprintInput,
  change: (message: string, type: string) => string,
): FingerprintInput {
  const exceptions = input.exceptions.map((one) => ({
    ...one,
    message: change(one.message, one.type),
  }))
  return { ...input, exceptions }
}

/** As a script without its map is seen: where nobody knows, under a name of the minifier's. */
function unmapped(frame: SymbolicatedFrame, path: string, seed: number): SymbolicatedFrame {
  const name = String.fromCharCode(97 + (((frame.line ?? 0) + seed * 7) % 26))
  const raw = { file: `https://shop.example${path}`, function: name, line: 1, column: 4000 + seed }
  return { ...raw, inApp: true, status: 'no-map', raw, context: [] }
}

function glueFrame(file: string, name: string): SymbolicatedFrame {
  return { ...aFrame(`node_modules/${file}`), function: name }
}

function hashOf(seed: number): string {
  return ((seed * 2_654_435_761) >>> 0).toString(16).padStart(8, '0')
}

function idOf(seed: number): string {
  return `${hashOf(seed)}${hashOf(seed + 1)}`
}

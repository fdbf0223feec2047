import { engineMessage } from './engine-message.ts'
import type { GroupedException } from './grouped-exception.ts'
import { locationKey } from './location-key.ts'
import { routeKey } from './route-key.ts'

export type NoiseClass =
  'opaque' | 'chunk-load' | 'network' | 'non-error' | 'extension' | 'policy' | 'resource'

export interface Noise {
  class: NoiseClass
  /** What is hashed: one issue per class and these. */
  pieces: string[]
}

/**
 * Errors whose stack says nothing about the project: most of the volume of a site, and an issue
 * for each stack would bury the rest. The list is closed; a new kind is a new version.
 */
export function noiseOf(root: GroupedException, route: string): Noise | undefined {
  return (
    opaque(root) ??
    policy(root) ??
    resource(root) ??
    chunkLoad(root) ??
    extension(root) ??
    nonError(root) ??
    network(root, route)
  )
}

function opaque({ message, frames }: GroupedException): Noise | undefined {
  if (/^ResizeObserver loop /.test(message))
    return { class: 'opaque', pieces: ['ResizeObserver loop'] }
  const isHidden = /^(?:Uncaught )?Script error\.?$/.test(message) && frames.length === 0
  return isHidden ? { class: 'opaque', pieces: ['Script error of another origin'] } : undefined
}

/** `script-src-elem blocked https://ads.example/x.js`: one issue a directive and host. */
function policy({ type, message }: GroupedException): Noise | undefined {
  if (type !== 'SecurityPolicyViolation') return undefined
  const [directive = '', blocked = ''] = message.split(' blocked ')
  return { class: 'policy', pieces: [`policy ${directive}`, `blocked ${hostOf(blocked)}`] }
}

/** `<img> did not load: https://cdn.example/x.png`: one issue an element and host; many files are one outage. */
function resource({ type, message }: GroupedException): Noise | undefined {
  if (type !== 'ResourceError') return undefined
  const [element = '', address = ''] = message.split(' did not load: ')
  return { class: 'resource', pieces: [`file of ${element}`, `from ${hostOf(address)}`] }
}

function hostOf(address: string): string {
  return URL.canParse(address)
    ? new URL(address).host || address.slice(0, 100)
    : address.slice(0, 100)
}

/** webpack, Vite, then Chromium, Firefox and Safari on `import()`: a deploy removed the file. */
const CHUNK_LOAD = [
  /^Loading (?:CSS )?chunk \S{1,200} failed/,
  /^Unable to preload CSS for /,
  /^Failed to fetch dynamically imported module/,
  /^error loading dynamically imported module/i,
  /^Importing a module script failed/,
  /is not a valid JavaScript MIME type\.?$/,
]

function chunkLoad({ type, message }: GroupedException): Noise | undefined {
  const start = message.slice(0, 1000)
  const isLoad = type === 'ChunkLoadError' || CHUNK_LOAD.some((pattern) => pattern.test(start))
  return isLoad ? { class: 'chunk-load', pieces: ['code of a deploy that is gone'] } : undefined
}

/** Firefox gives each installation of an extension its own address, so the address is no key. */
function extension({ frames }: GroupedException): Noise | undefined {
  const files = frames.flatMap(({ file }) => file ?? [])
  const isForeign = files.length > 0 && files.every((file) => locationKey(file) === '<extension>')
  return isForeign ? { class: 'extension', pieces: ['browser extension'] } : undefined
}

/** What `typeof` and `constructor.name` say of a thrown value that is no error. */
const VALUE_TYPE =
  /^(?:string|number|boolean|bigint|symbol|undefined|function|object|Object|Array)$/
const KEYS = 'Object with keys: '

function nonError({ type, message, frames }: GroupedException): Noise | undefined {
  if (frames.length > 0) return undefined
  if (message.startsWith(KEYS)) {
    const keys = message.slice(KEYS.length).split(/, ?/).sort().join(', ')
    return { class: 'non-error', pieces: [`thrown ${type}`, `keys ${keys}`] }
  }
  return VALUE_TYPE.test(type) ? { class: 'non-error', pieces: [`thrown ${type}`] } : undefined
}

/** A failed request without a call of the project above it: only the page tells them apart. */
function network({ message, frames }: GroupedException, route: string): Noise | undefined {
  if (frames.some(({ inApp }) => inApp)) return undefined
  const start = message.slice(0, 200)
  const isFailure =
    engineMessage(start) === 'network failure' ||
    /^(?:Network Error|Network request failed)$/.test(start)
  return isFailure
    ? { class: 'network', pieces: ['request without an answer', `on ${routeKey(route)}`] }
    : undefined
}

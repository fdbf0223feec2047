import { routeKey } from '../v1/route-key.ts'
import type { Complaint } from './error-pieces.ts'
import type { GroupedException } from './grouped-exception.ts'
import { hydrationOf } from './hydration.ts'
import { injectedBy } from './injected.ts'
import { isExtension } from './location-key.ts'
import { isOwn } from './own-frame.ts'

export type NoiseClass =
  | 'opaque'
  | 'resize-loop'
  | 'chunk-load'
  | 'network'
  | 'non-error'
  | 'extension'
  | 'injected'
  | 'hydration'
  | 'policy'
  | 'resource'

export interface Noise {
  class: NoiseClass
  /** What is hashed: one issue per class and these. */
  pieces: string[]
}

/** The root cause, as far as it may be noise. */
interface Suspect {
  said: Complaint
  frames: GroupedException['frames']
  route: string
}

/**
 * Errors whose stack says nothing about the project: most of the volume of a site, and an issue
 * for each stack would bury the rest. The list is closed; a new kind is a new version.
 */
export function noiseOf(suspect: Suspect): Noise | undefined {
  for (const kind of KINDS) {
    const noise = kind(suspect)
    if (noise) return noise
  }
  return undefined
}

const KINDS = [
  ...[opaque, resizeLoop, policy, resource, chunkLoad, extension, injected],
  ...[hydration, nonError, network],
] as const

function opaque({ said: { message }, frames }: Suspect): Noise | undefined {
  const isHidden = /^(?:Javascript error: )?Script error\.?(?: on line 0)?$/i.test(message)
  return isHidden && frames.length === 0
    ? { class: 'opaque', pieces: ['Script error of another origin'] }
    : undefined
}

function resizeLoop({ said: { message } }: Suspect): Noise | undefined {
  return /^ResizeObserver loop /.test(message)
    ? { class: 'resize-loop', pieces: ['ResizeObserver loop'] }
    : undefined
}

const NO_EVAL =
  /^(?:Refused to evaluate a string as JavaScript|Evaluating a string as JavaScript violates|call to (?:eval|Function)\(\) blocked by CSP|Code generation from strings disallowed)/

/** `script-src-elem blocked https://ads.example/x.js`: one issue a directive and host. */
function policy({ said: { type, message } }: Suspect): Noise | undefined {
  if (NO_EVAL.test(message)) {
    return { class: 'policy', pieces: ['policy script-src', 'blocked eval'] }
  }
  if (type !== 'SecurityPolicyViolation') return undefined
  const [directive = '', blocked = ''] = message.split(' blocked ')
  return { class: 'policy', pieces: [`policy ${directive}`, `blocked ${hostOf(blocked)}`] }
}

/** `<img> did not load: https://cdn.example/x.png`: one issue an element and host; many files are one outage. */
function resource({ said: { type, message } }: Suspect): Noise | undefined {
  if (type !== 'ResourceError') return undefined
  const [element = '', address = ''] = message.split(' did not load: ')
  return { class: 'resource', pieces: [`file of ${element}`, `from ${hostOf(address)}`] }
}

function hostOf(address: string): string {
  return URL.canParse(address)
    ? new URL(address).host || address.slice(0, 100)
    : address.slice(0, 100)
}

/** webpack, Vite, Turbopack, then Chromium, Firefox and Safari on `import()`: a deploy removed the file. */
const CHUNK_LOAD =
  /^(?:Loading (?:CSS )?chunk \S{1,200} failed|Failed to load chunk |Unable to preload CSS for |Failed to fetch dynamically imported module|Error loading dynamically imported module|Importing a module script failed|Failed to load module script)|^.{0,200}is not a valid JavaScript MIME type\.?$/i

function chunkLoad({ said: { type, message } }: Suspect): Noise | undefined {
  return type === 'ChunkLoadError' || CHUNK_LOAD.test(message)
    ? { class: 'chunk-load', pieces: ['code of a deploy that is gone'] }
    : undefined
}

/**
 * An extension threw, or it is on a stack without a call of the project's. Firefox gives each
 * installation of an extension its own address, so the address is no key.
 */
function extension({ frames }: Suspect): Noise | undefined {
  const placed = frames.filter(({ file }) => file !== undefined && file !== '<anonymous>')
  const isForeign = placed.map(({ file = '' }) => isExtension(file))
  const noneOfOurs = !placed.some((frame, index) => isForeign[index] !== true && isOwn(frame))
  return isForeign[0] === true || (noneOfOurs && isForeign.includes(true))
    ? { class: 'extension', pieces: ['browser extension'] }
    : undefined
}

function injected({ said: { message }, frames }: Suspect): Noise | undefined {
  const by = injectedBy(message, frames)
  return by === undefined ? undefined : { class: 'injected', pieces: [`script of ${by}`] }
}

function hydration({ said: { message }, route }: Suspect): Noise | undefined {
  const framework = hydrationOf(message)
  return framework === undefined
    ? undefined
    : { class: 'hydration', pieces: [`hydration by ${framework}`, `on ${routeKey(route)}`] }
}

/** What `typeof` and `constructor.name` say of a thrown value that is no error. */
const VALUE_TYPE =
  /^(?:string|number|boolean|bigint|symbol|undefined|function|object|Object|Array|UnhandledRejection)$/
const KEYS =
  /^(?:Object with keys|Non-Error (?:promise rejection|exception) captured with keys|(?:Object|Event) captured as (?:promise rejection|exception) with keys): /
const VALUE = /^Non-Error (?:promise rejection|exception) captured with value: /

function nonError({ said: { type, message, template }, frames }: Suspect): Noise | undefined {
  if (frames.length > 0) return undefined
  const [start] = KEYS.exec(message) ?? []
  if (start !== undefined) {
    const keys = message.slice(start.length).split(/, ?/).sort().join(', ')
    return { class: 'non-error', pieces: ['thrown object', `keys ${keys}`] }
  }
  const isValue = VALUE.test(message)
  if (!isValue && !VALUE_TYPE.test(type)) return undefined
  return { class: 'non-error', pieces: ['thrown value', `text ${template.replace(VALUE, '')}`] }
}

/** A failed request without a call of the project above it: only page and host tell them apart. */
function network({ said: { message, engine }, frames, route }: Suspect): Noise | undefined {
  if (engine !== 'network failure' || frames.some(isOwn)) return undefined
  const [, host] = /\(([\w.-]{1,200}(?::\d{1,5})?)\)$/.exec(message.slice(0, 300)) ?? []
  return {
    class: 'network',
    pieces: [
      'request without an answer',
      ...(host === undefined ? [] : [`of ${host}`]),
      `on ${routeKey(route)}`,
    ],
  }
}

import { oneLine } from '../../../lib/clip.ts'
import type { SpanKind, SpanTag } from '../span.ts'

// Traces are written by strangers: every text is one line of bounded length.

const MOST_TAGS = 30
const MOST_KEY = 100
const MOST_VALUE = 300
const MOST_NAME = 200

/** Of ten thousand spans' texts nearly all are plain, and then there is nothing to look for. */
const PLAIN = /^[!-~](?:[ -~]*[!-~])?$/

function shown(text: string, most: number): string {
  return text.length <= most && PLAIN.test(text) ? text : oneLine(text, most)
}

export interface GivenTag {
  key: string
  value?: unknown
}

const KINDS: ReadonlySet<unknown> = new Set<SpanKind>([
  ...(['server', 'client', 'producer', 'consumer', 'internal'] as const),
])

export function isSpanKind(value: unknown): value is SpanKind {
  return KINDS.has(value)
}

export function serviceOf(name: unknown): string {
  return typeof name === 'string' && name !== '' ? shown(name, MOST_NAME) : 'unknown service'
}

export function operationOf(name: string): string {
  return name === '' ? 'unnamed' : shown(name, MOST_NAME)
}

/** Said elsewhere in the answer, or of no use to people. */
const LEFT_OUT = /^(?:span\.kind|error|internal\.|otel\.(?:scope|library|status_code)|sampler\.)/

export function toTags(given: readonly GivenTag[]): SpanTag[] {
  return given
    .filter(({ key }) => !LEFT_OUT.test(key))
    .slice(0, MOST_TAGS)
    .map(({ key, value }) => ({ key: shown(key, MOST_KEY), value: textOf(value) }))
}

function textOf(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? null)
  // Cut first: a text of megabytes is not looked through for what steers.
  return shown(text.slice(0, 2 * MOST_VALUE), MOST_VALUE)
}

const HOST_KEYS = ['host.name', 'k8s.pod.name', 'service.instance.id', 'hostname', 'container.id']

/** The machine, or what stands for it. */
export function hostOf(given: readonly GivenTag[]): string {
  const found = HOST_KEYS.map((name) => given.find(({ key }) => key === name)?.value)
  const host = found.find((value) => typeof value === 'string' && value !== '')
  return typeof host === 'string' ? shown(host, MOST_NAME) : ''
}

/** What a failed span says of its failure, of the events that it logged. */
export function failureOf(events: readonly (readonly GivenTag[])[]): GivenTag[] {
  const fields = events.map((event) => new Map(event.map(({ key, value }) => [key, value])))
  const thrown = fields.find((each) => each.has('exception.type') || each.has('exception.message'))
  if (!thrown) return []
  const parts = [thrown.get('exception.type'), thrown.get('exception.message')]
  const said = parts.filter((part) => typeof part === 'string' && part !== '')
  return [{ key: 'exception', value: said.join(': ') }]
}

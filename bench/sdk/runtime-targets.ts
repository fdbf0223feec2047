import type { Load, Work } from './load.ts'
import type { Target } from './report.ts'
import { interval, median } from './statistics.ts'
import { CORE, CORE_VITALS, FULL, FULL_TAG, NONE, WEB_VITALS } from './variants.ts'

const MOST_WIRE_BYTES = 400

type Loads = ReadonlyMap<string, readonly Load[]>

/** What is promised, from the loads of one run; nothing of what was left out of it by name. */
export function toTargets(loads: Loads, peers: readonly string[]): Target[] {
  const cpu = (name: string) => (loads.get(name) ?? []).map(({ cpuMs }) => cpuMs)
  const cheapest = peers.filter((name) => cpu(name).length > 0).sort(byMedian(cpu))[0]
  return [
    ratio('core / web-vitals, CPU after load', [cpu(NONE), cpu(CORE), cpu(WEB_VITALS)], 0.15),
    ratio('everything / web-vitals, CPU after load', [cpu(NONE), cpu(FULL), cpu(WEB_VITALS)], 1.3),
    ratio(
      `everything / ${cheapest ?? 'cheapest full peer'}, CPU after load`,
      [cpu(NONE), cpu(FULL), cheapest ? cpu(cheapest) : []],
      0.5,
    ),
    heap(loads, CORE, 40),
    heap(loads, CORE_VITALS, 130),
    ...[CORE, FULL, FULL_TAG].flatMap((name) => [
      cost(loads, name, { key: 'errorCpuMs', claim: 'CPU per error', atMost: 0.1 }),
      cost(loads, name, { key: 'errorWallMs', claim: 'wall of the first nine', atMost: 0.3 }),
      cost(loads, name, { key: 'okCpuMs', claim: 'CPU per answered fetch', atMost: 0.1 }),
      cost(loads, name, { key: 'failCpuMs', claim: 'CPU per failed fetch', atMost: 0.1 }),
      wireBytes(loads, name),
    ]),
  ].filter((target) => target !== undefined)
}

/** Not measurable where the reference itself does not stand out of the noise. */
function ratio(claim: string, samples: readonly number[][], atMost: number): Target | undefined {
  if (samples.some(({ length }) => length === 0)) return undefined
  const reference = ([none = [], , other = []]: readonly (readonly number[])[]) =>
    median(other) - median(none)
  const share = (of: readonly (readonly number[])[]) =>
    (median(of[1] ?? []) - median(of[0] ?? [])) / reference(of)
  const [leastReference] = interval(samples, reference)
  if (leastReference <= 0) return { claim, value: undefined, atMost }
  return { claim, value: share(samples), atMost, interval: interval(samples, share) }
}

function heap(loads: Loads, name: string, atMost: number): Target | undefined {
  const kb = (of: string) => (loads.get(of) ?? []).map(({ heapKb }) => heapKb)
  const measured = difference(kb(NONE), kb(name))
  return measured && { claim: `${name}: heap`, ...measured, atMost, unit: ' kB' }
}

function cost(
  loads: Loads,
  name: string,
  { key, claim, atMost }: { key: keyof Work; claim: string; atMost: number },
): Target | undefined {
  const of = (variant: string) => worked(loads, variant, key)
  const measured = difference(of(NONE), of(name))
  return measured && { claim: `${name}: ${claim}`, ...measured, atMost, unit: ' ms' }
}

function wireBytes(loads: Loads, name: string): Target | undefined {
  const bytes = worked(loads, name, 'wireBytesPerError')
  if (bytes.length === 0) return undefined
  const claim = `${name}: wire bytes per delivered error`
  return { claim, value: median(bytes), atMost: MOST_WIRE_BYTES, unit: ' B' }
}

function difference(none: readonly number[], some: readonly number[]) {
  if (none.length === 0 || some.length === 0) return undefined
  const subtract = ([a = [], b = []]: readonly (readonly number[])[]) => median(b) - median(a)
  return { value: subtract([none, some]), interval: interval([none, some], subtract) }
}

function worked(loads: Loads, name: string, key: keyof Work): number[] {
  return (loads.get(name) ?? []).flatMap(({ work }) => (work ? [work[key]] : []))
}

function byMedian(of: (name: string) => number[]): (a: string, b: string) => number {
  return (a, b) => median(of(a)) - median(of(b))
}

export interface Options {
  /** The project's public key: it may write and nothing else. */
  key: string
  /** Where Seismo listens, such as `https://seismo.example.com`. */
  endpoint: string
  release?: string | undefined
  environment?: string | undefined
  /**
   * Share of sessions whose page views and vitals are sent, from 0 to 1 (the default).
   * Errors and failed requests are always sent.
   */
  sampleRate?: number | undefined
}

export interface Settings {
  beaconUrl: string
  sampleRate: number
  labels: { release?: string; environment?: string }
}

export type CheckedOptions = { is: 'good'; settings: Settings } | { is: 'bad'; problem: string }

const MAX_NAME = 200

/**
 * Checked once, here; a fault is told in the client's `problem`, since a guest neither throws nor
 * logs. Plain JavaScript calls this too, so the declared types prove nothing.
 */
export function checkOptions(options: Options): CheckedOptions {
  const { key, endpoint, release, environment, sampleRate = 1 } = options
  if (!key) return bad('key')
  if (!/^https?:\/\/[^/]/.test(endpoint)) return bad('endpoint')
  if (!(sampleRate >= 0 && sampleRate <= 1)) return bad('sampleRate')
  const beaconUrl = `${endpoint.replace(/\/+$/, '')}/v1/beacon?k=${encodeURIComponent(key)}`
  const labels = {
    ...(release && { release: toName(release) }),
    ...(environment && { environment: toName(environment) }),
  }
  return { is: 'good', settings: { beaconUrl, sampleRate, labels } }
}

function toName(value: unknown): string {
  return String(value).slice(0, MAX_NAME)
}

function bad(option: keyof Options): CheckedOptions {
  return { is: 'bad', problem: `Seismo is off: look at the option "${option}".` }
}

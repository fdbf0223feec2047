import type { Level } from '@seismo/browser/wire'

/** From here on OpenTelemetry's numbers say that something is an error. */
const ERROR = 17
const NAMES = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL']

/** 1 to 24, and 0 where it is not told; some writers of JSON say its name, such as `…_WARN2`. */
export function severityOf(given: unknown): number {
  if (typeof given === 'number') return given
  if (typeof given !== 'string' || given.length > 40) return 0
  const [, name = '', step = '1'] = /^SEVERITY_NUMBER_([A-Z]+)([2-4])?$/.exec(given) ?? []
  const group = NAMES.indexOf(name)
  return group < 0 ? 0 : group * 4 + Number(step)
}

export function isError(severity: number): boolean {
  return severity >= ERROR
}

/** An exception whose severity is not told is an error. */
export function levelOf(severity: number): Level {
  if (severity >= 21) return 'fatal'
  if (isError(severity) || severity < 1) return 'error'
  return severity >= 13 ? 'warning' : 'info'
}

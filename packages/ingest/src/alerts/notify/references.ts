const REFERENCE = /\$\{([A-Za-z_]\w{0,99})\}/g

/** A `${NAME}` that the environment does not have; `path` is where it stands. */
export class MissingReferenceError extends Error {
  override name = 'MissingReferenceError'
  readonly path: readonly string[]

  constructor(path: readonly string[], variable: string) {
    super(`\${${variable}} is not set in the environment`)
    this.path = path
  }
}

/**
 * Puts what the environment has in the place of `${NAME}`, in texts however deep: secrets of receivers
 * then need not stand in the file. What is put in is not looked at again.
 * @throws MissingReferenceError
 */
export function withReferences(
  value: unknown,
  environment: Readonly<Record<string, string | undefined>>,
  path: readonly string[] = [],
): unknown {
  if (typeof value === 'string') {
    return value.replace(REFERENCE, (_, name: string) => {
      const found = environment[name]
      if (found === undefined || found === '') throw new MissingReferenceError(path, name)
      // A line break at the end is that of the file it was read from.
      return found.trimEnd()
    })
  }
  if (Array.isArray(value)) {
    return value.map((one, index) => withReferences(one, environment, [...path, String(index)]))
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      withReferences(one, environment, [...path, name]),
    ]),
  )
}

/** Of the `alerts` section, in its receivers alone: a rule's texts may say `${…}` for their own reasons. */
export function withReceiverSecrets(
  alerts: unknown,
  environment: Readonly<Record<string, string | undefined>>,
): unknown {
  if (typeof alerts !== 'object' || alerts === null || !('receivers' in alerts)) return alerts
  return { ...alerts, receivers: withReferences(alerts.receivers, environment, ['receivers']) }
}

/** The end of a command that cannot go on: one line that says what to do, and exit code 1. */
export function fail(message: string): never {
  process.stderr.write(`seismo: ${message}\n`)
  process.exit(1)
}

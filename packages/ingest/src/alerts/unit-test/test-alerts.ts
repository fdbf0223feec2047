import { readYamlAs } from '../rules/read-rules.ts'
import type { AlertText } from '../rules/with-files.ts'
import type { AlertsConfig } from '../config.ts'
import { runTests, type TestOutcome } from './run-tests.ts'
import { testFile } from './test-file.ts'

/** Of one file; a file that does not read is a test that failed. */
export function testAlerts(config: AlertsConfig, { name, text }: AlertText): TestOutcome[] {
  const read = readYamlAs(testFile, text)
  if (read.is === 'read') return runTests(config, read.value)
  const faults = read.faults.map(
    ({ line, column, message }) => `line ${line}, column ${column}: ${message}`,
  )
  return [{ name, faults }]
}

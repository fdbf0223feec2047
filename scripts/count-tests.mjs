// Prints what failed in vitest's JSON reports, a few lines each, and their sum as one closing line.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const folder = process.argv[2]
const reports = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))
const files = reports.flatMap(({ testResults }) => testResults)
const sum = (key) => reports.reduce((total, report) => total + report[key], 0)
// A file that broke before its tests ran counts as a failure, for it has no tests to count.
const broken = files.filter(
  ({ status, assertionResults }) =>
    status === 'failed' && assertionResults.every((one) => one.status !== 'failed'),
)

// The end of a long log is what a reader sees first: names and reasons belong there.
for (const file of files) {
  const name = relative(process.cwd(), file.name)
  for (const { status, fullName, failureMessages } of file.assertionResults) {
    if (status === 'failed')
      console.log(`FAILED ${name}: ${fullName}\n${reason(failureMessages.join('\n'))}`)
  }
  if (broken.includes(file))
    console.log(`FAILED ${name}, before its tests\n${reason(file.message ?? '')}`)
}
console.log(`${sum('numPassedTests')} passed, ${sum('numFailedTests') + broken.length} failed`)

/** The message's first lines and the first line of the stack that is in the project's own code. */
function reason(message) {
  const lines = message.split('\n').filter((line) => line.trim() !== '')
  const stackStart = lines.findIndex((line) => /^\s+at /.test(line))
  const said = lines.slice(0, stackStart < 0 ? 6 : Math.min(stackStart, 6))
  const own = lines.find((line) => /^\s+at /.test(line) && !/node:|node_modules/.test(line))
  return [...said, ...(own ? [own] : [])].map((line) => `  ${line.trim().slice(0, 300)}`).join('\n')
}

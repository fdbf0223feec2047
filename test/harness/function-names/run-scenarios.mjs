// Runs every scenario of the module named on the command line and prints the stacks as JSON.
import { pathToFileURL } from 'node:url'

Error.stackTraceLimit = 30
const module = await import(pathToFileURL(process.argv[2]).href)
const stacks = {}
for (const [name, run] of Object.entries((module.default ?? module).scenarios)) {
  try {
    await run()
    stacks[name] = 'nothing was thrown'
  } catch (error) {
    stacks[name] = error.stack
  }
}
process.stdout.write(JSON.stringify(stacks))

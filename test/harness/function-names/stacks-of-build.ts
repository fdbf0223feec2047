import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Frame } from '../../../packages/ingest/src/process/frame.ts'
import { parseStack } from '../../../packages/ingest/src/process/stack/parse-stack.ts'

const node = fileURLToPath(new URL('../../../node_modules/.bin/node', import.meta.url))
const runner = fileURLToPath(new URL('run-scenarios.mjs', import.meta.url))

/** The stacks of all scenarios of a module, by scenario, as the service reads them. */
export async function stacksOf(module: string): Promise<Map<string, Frame[]>> {
  const { stdout } = await promisify(execFile)(node, [runner, module], { maxBuffer: 1e8 })
  const stacks = JSON.parse(stdout) as Record<string, string>
  return new Map(Object.entries(stacks).map(([scenario, stack]) => [scenario, framesOf(stack)]))
}

function framesOf(stack: string): Frame[] {
  const { type = '', message = '' } = /^(?<type>\w+): (?<message>.*)/.exec(stack)?.groups ?? {}
  if (type === '') throw new Error(`not a stack: ${stack}`)
  return parseStack({ type, message, stack })
}

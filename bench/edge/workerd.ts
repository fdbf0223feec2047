import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { aFreeAddress } from '../../test/harness/a-free-address.ts'

const ofMiniflare = createRequire(createRequire(import.meta.url).resolve('miniflare'))
// as: its types are those of a package that nothing else needs.
const { default: command } = ofMiniflare('workerd') as { default: string }
const MS_PER_TICK = 1_000 / Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))

interface Given {
  /** Text by name; the first is the Worker. */
  modules: Record<string, string>
  /** Variables. */
  bindings: Record<string, string>
}

/**
 * The runtime by itself. Miniflare has Workers of its own before and behind one, in the same process,
 * which take as much CPU time as what is measured here.
 */
export async function startWorkerd(given: Given) {
  const folder = await mkdtemp(join(tmpdir(), 'seismo-workerd-'))
  const address = await aFreeAddress()
  const files = Object.values(given.modules).map((text, index) =>
    writeFile(join(folder, `${String(index)}.js`), text),
  )
  await Promise.all([...files, writeFile(join(folder, 'config.capnp'), configOf(given, address))])
  const child = spawn(command, ['serve', 'config.capnp'], {
    ...{ cwd: folder, stdio: 'inherit' },
  })
  const exited = once(child, 'exit')
  const url = `http://${address}`
  while (!(await answers(url))) {
    if (child.exitCode !== null) throw new Error('workerd did not start')
    await wait(100)
  }
  return {
    url,
    cpuMs: () => cpuMs(child.pid ?? 0),
    stop: async () => {
      child.kill()
      await exited
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** https://github.com/cloudflare/workerd/blob/main/src/workerd/server/workerd.capnp */
function configOf({ modules, bindings }: Given, address: string): string {
  const named = Object.keys(modules).map(
    (name, index) => `(name = ${JSON.stringify(name)}, esModule = embed "${String(index)}.js")`,
  )
  const bound = Object.entries(bindings).map(
    ([name, text]) => `(name = ${JSON.stringify(name)}, text = ${JSON.stringify(text)})`,
  )
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .main),
    (name = "internet", network = (allow = ["public", "private"])),
  ],
  sockets = [(name = "http", address = "${address}", http = (), service = "main")],
);
const main :Workerd.Worker = (
  modules = [${named.join(', ')}],
  bindings = [${bound.join(', ')}],
  compatibilityDate = "2026-07-01",
  compatibilityFlags = ["nodejs_compat"],
);
`
}

async function answers(url: string): Promise<boolean> {
  try {
    await (await fetch(`${url}/health`)).arrayBuffer()
    return true
  } catch {
    // Nobody listens yet.
    return false
  }
}

/** User and system time so far (proc(5), fields 14 and 15), of all its threads. */
function cpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK
}

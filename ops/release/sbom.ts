import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { reachableFrom, type Bom } from './reachable.ts'
import { shipsOf, type Lock } from './ships.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** What everybody gets who installs `seismo`, with licences and digests, by the lock file. */
async function softwareBillOfMaterials(): Promise<Bom> {
  const { stdout } = await promisify(execFile)(
    'npm',
    ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'],
    { cwd: root, maxBuffer: 64 * 1024 ** 2 },
  )
  const lock = JSON.parse(await readFile(`${root}package-lock.json`, 'utf8')) as Lock // npm wrote both
  return reachableFrom('seismo', JSON.parse(stdout) as Bom, shipsOf(lock))
}

const [to] = process.argv.slice(2)
const text = `${JSON.stringify(await softwareBillOfMaterials(), null, 2)}\n`
if (to === undefined) process.stdout.write(text)
else await writeFile(to, text)

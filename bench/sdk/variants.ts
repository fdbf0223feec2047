import { readFile } from 'node:fs/promises'
import { bundle } from './bundle.ts'
import { startCollector, type Collector } from './collector.ts'
import { coreWith, everything, SCRIPT_FILES, scriptTag } from './entries.ts'
import { sdkFolder } from './install-peers.ts'
import { PEERS, type Peer } from './peers.ts'

/** One way to build the same page, with a collector of its own, so that no late beacon is another's. */
export interface Variant {
  name: string
  /** Of a peer. */
  scope?: Peer['scope']
  collector: Collector
  /** What the page's head holds, under `folder`. */
  head: (folder: string) => string
  files: Map<string, Uint8Array>
}

/** As an app holds an SDK: part of the module that it loads anyway, which stays, empty, without one. */
const moduleTag = (folder: string) => `<script type="module" src="${folder}entry.js"></script>`

export const NONE = 'none'
export const CORE = 'Seismo core'
export const CORE_VITALS = 'Seismo core + vitals'
export const FULL = 'Seismo'
export const FULL_TAG = 'Seismo by script tag'
export const WEB_VITALS = 'web-vitals'

export const OURS: readonly string[] = [CORE, CORE_VITALS, FULL, FULL_TAG]

const MODULES = {
  [NONE]: () => '',
  [CORE]: (url: URL) => coreWith([], url.origin),
  [CORE_VITALS]: (url: URL) => coreWith(['vitals'], url.origin),
  [FULL]: (url: URL) => everything(url.origin),
}

type About = Pick<Variant, 'name' | 'scope'>

export async function buildVariants(isWanted: (about: About) => boolean): Promise<Variant[]> {
  const variants: Variant[] = []
  for (const [name, code] of Object.entries(MODULES)) {
    if (isWanted({ name })) variants.push(await fromModule({ name }, code))
  }
  if (isWanted({ name: FULL_TAG })) variants.push(await fromScriptTag())
  for (const peer of PEERS) {
    const { name, scope, code } = peer
    if (isWanted(peer)) variants.push(await fromModule({ name, scope }, code))
  }
  return variants
}

async function fromModule(about: About, code: (collector: URL) => string): Promise<Variant> {
  const collector = await startCollector()
  const { files } = await bundle(code(collector.url))
  return { ...about, collector, head: moduleTag, files }
}

async function fromScriptTag(): Promise<Variant> {
  const collector = await startCollector()
  const files = new Map<string, Uint8Array>()
  for (const file of SCRIPT_FILES) files.set(file, await readFile(`${sdkFolder}/dist/${file}`))
  files.set('entry.js', new Uint8Array())
  const loader = Buffer.from(files.get('loader.min.js') ?? '').toString()
  return {
    name: FULL_TAG,
    collector,
    head: (folder) => scriptTag(folder, collector.url.origin, loader) + moduleTag(folder),
    files,
  }
}

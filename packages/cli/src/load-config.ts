import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { ConfigError, readConfig, type AlertText, type Config } from '@seismo/ingest/node'

export interface Loaded {
  config: Config
  /** Where the files of alert rules lie, whether or not there are any. */
  alertsFolder: string
}

/** The settings file, the folder of alert rules beside it, and the environment. */
export async function loadConfig(given: string | undefined): Promise<Loaded> {
  const path = given ?? process.env.SEISMO_CONFIG
  const folder = process.env.SEISMO_ALERTS
  const alertsFolder = folder ?? join(dirname(path ?? 'seismo.yaml'), 'alerts')
  const yaml = await readYaml(path)
  const texts = await readTexts(alertsFolder, { isGiven: folder !== undefined, isTest: false })
  return { config: readConfig(process.env, yaml, texts), alertsFolder }
}

export function readTests(folder: string): Promise<AlertText[]> {
  return readTexts(folder, { isGiven: false, isTest: true })
}

async function readYaml(path: string | undefined): Promise<string> {
  try {
    return await readFile(path ?? 'seismo.yaml', 'utf8')
  } catch (cause) {
    const code = codeOf(cause)
    if (path === undefined && code === 'ENOENT') return ''
    throw new ConfigError(`${path ?? 'seismo.yaml'}: cannot be read (${code}); check --config`, {
      cause,
    })
  }
}

/** In the order of their names; `x.test.yml` holds tests. */
async function readTexts(
  folder: string,
  { isGiven, isTest }: { isGiven: boolean; isTest: boolean },
): Promise<AlertText[]> {
  const names = await namesIn(folder, isGiven)
  const wanted = names.filter(
    (name) => /\.ya?ml$/.test(name) && /\.test\.ya?ml$/.test(name) === isTest,
  )
  return Promise.all(
    wanted.toSorted().map(async (name) => ({
      name: `${basename(folder)}/${name}`,
      text: await readFile(join(folder, name), 'utf8'),
    })),
  )
}

async function namesIn(folder: string, isGiven: boolean): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (cause) {
    const code = codeOf(cause)
    if (!isGiven && code === 'ENOENT') return []
    throw new ConfigError(`${folder}: cannot be read (${code}); check SEISMO_ALERTS`, { cause })
  }
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : ''
}

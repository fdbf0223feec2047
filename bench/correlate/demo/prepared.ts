import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Row } from '../../../packages/ingest/src/store/rows.ts'
import { liveThrough } from '../../../test/harness/driven-shop/live-through.ts'
import { importOpenMetrics } from '../../../test/harness/prometheus.ts'
import type { Episode } from './episode.ts'

export interface Prepared {
  /** A folder of Prometheus' own. */
  data: string
  rows: Row[]
}

/** Lives an episode through, or takes what is left of having done so. */
export async function prepare(episode: Episode, folder: string): Promise<Prepared> {
  const own = join(folder, `${episode.seed}-${episode.from}-${episode.to}`)
  const data = join(own, 'tsdb')
  const kept = join(own, 'rows.json')
  if (existsSync(kept)) {
    return { data, rows: JSON.parse(await readFile(kept, 'utf8')) as Row[] } // as: written below
  }
  await rm(own, { recursive: true, force: true })
  await mkdir(own, { recursive: true })
  const { files, rows } = await liveThrough({ ...episode, projectId: episode.number }, own)
  await importOpenMetrics(files, data)
  await Promise.all(files.map((file) => rm(file)))
  await writeFile(kept, JSON.stringify(rows))
  return { data, rows }
}

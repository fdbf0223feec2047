/** Writes `dashboards/`: what Grafana is given is made by builders of its own schema. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dashboards } from './dashboards.ts'

const folder = new URL('./dashboards/', import.meta.url)
await mkdir(folder, { recursive: true })
for (const dashboard of dashboards) {
  const built = dashboard.build()
  await writeFile(new URL(`${String(built.uid)}.json`, folder), JSON.stringify(built, undefined, 2))
}

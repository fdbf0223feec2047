import { textOfDataUrl, toDataUrl } from '../debug-ids/data-url.ts'
import { injectDebugId } from '../debug-ids/inject-debug-id.ts'
import { isScript, mapPlaceOf } from '../map-name.ts'
import type { BuildOutput } from './build-output.ts'

/** Into every script with a map, and into the map. */
export async function injectDebugIds(output: BuildOutput): Promise<void> {
  for (const name of output.names) if (isScript(name)) await injectInto(name, output)
}

async function injectInto(name: string, output: BuildOutput): Promise<void> {
  const code = await output.read(name)
  const place = mapPlaceOf(name, code)
  if (place.is === 'inline') {
    const map = textOfDataUrl(place.url)
    if (map === undefined) return
    const injected = injectDebugId({ name, code, map })
    const at = injected.code.lastIndexOf(place.url)
    const end = at + place.url.length
    const url = toDataUrl(injected.map)
    await output.write(name, injected.code.slice(0, at) + url + injected.code.slice(end))
    // esbuild writes `both` where it is asked to.
    if (output.names.includes(`${name}.map`)) await output.write(`${name}.map`, injected.map)
    return
  }
  const mapName = [output.mapOf(name), ...place.names].find(
    (one) => one !== undefined && output.names.includes(one),
  )
  if (mapName === undefined) return
  const injected = injectDebugId({ name, code, map: await output.read(mapName) })
  await output.write(name, injected.code)
  await output.write(mapName, injected.map)
}

import type { Client } from './api.ts'
import { attempt } from './browser/guard.ts'
import { backlogOf } from './collect/backlog.ts'
import { createClient } from './client.ts'
import { early } from './early.ts'
import type { Feature } from './host.ts'
import type { Backlog } from './loader.ts'
import { placesOf } from './places-of.ts'
import { afterLoad } from './session/after-load.ts'

declare global {
  interface Window {
    seismo?: Client
  }
}

/**
 * The script tag's attributes are the options; without `data-endpoint`, the script's own origin
 * listens. Twice on a page keeps the first.
 */
function start({ src, dataset }: HTMLScriptElement): Client {
  const {
    key = '',
    endpoint = new URL(src).origin,
    sampleRate = 1,
    propagateTo,
    ...names
  } = dataset
  // Beside the script: browsers resolve it against the script's own address, as long as the tag has
  // `crossorigin`, and a policy that trusts the script trusts what it imports.
  // @ts-expect-error -- rollup makes it of late.ts, after this
  const load = () => import('./seismo.more.min.js') as Promise<{ late: Feature[] }>
  return createClient(
    {
      ...names,
      key,
      endpoint,
      sampleRate: Number(sampleRate),
      propagateTo: placesOf(propagateTo),
    },
    [
      ...early,
      afterLoad(load),
      // as: what stands there is the loader's, or an element with this id, which has none of it.
      backlogOf(Object(window.seismo) as Partial<Backlog>),
    ],
  )
}

attempt(() => {
  const tag = document.currentScript
  if (tag instanceof HTMLScriptElement && !('problem' in Object(window.seismo)))
    window.seismo = start(tag)
})

import { attempt } from './browser/guard.ts'
import { init, type Client } from './client.ts'

declare global {
  interface Window {
    seismo?: Client | HTMLElement
  }
}

/** The script tag's attributes are the options; without `data-endpoint`, the script's own origin listens. */
function fromScript({ dataset, src }: HTMLScriptElement): Client {
  const { key = '', endpoint, release, environment, sampleRate } = dataset
  return init({
    key,
    endpoint: endpoint ?? attempt(() => new URL(src).origin, ''),
    release,
    environment,
    sampleRate: sampleRate === undefined ? undefined : Number(sampleRate),
  })
}

const script = document.currentScript
// Twice on a page keeps the first. An element with this id also answers to the name, and is not it.
const isTaken = window.seismo && 'captureError' in window.seismo
if (script instanceof HTMLScriptElement && !isTaken) window.seismo = fromScript(script)

import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

const DIST = new URL('../../packages/ui/dist/', import.meta.url)
const zip = promisify(gzip)

/** What a first visit loads before any page of it: the document, its scripts and its style sheets. */
export async function shellBytes(): Promise<number> {
  const document = await readFile(new URL('index.html', DIST))
  const named = [...document.toString().matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)]
  const files = [...new Set(named.map(([, file]) => file ?? ''))]
  const parts = await Promise.all(files.map((file) => readFile(new URL(file, DIST))))
  const sizes = await Promise.all(
    [document, ...parts].map(async (part) => (await zip(part)).length),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

import { mkdtemp, open, rm, writeFile, type FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openZip } from '../../packages/ingest/src/lib/zip.ts'
import { zipOf } from '../harness/zip.ts'

let folder: string
let file: FileHandle

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seismo-zip-'))
  const path = join(folder, 'a.zip')
  await writeFile(path, zipOf([{ name: 'a', content: 'x'.repeat(60) }]))
  file = await open(path)
})

afterEach(async () => {
  await file.close()
  await rm(folder, { recursive: true })
})

it('decompresses no more than it may, however often one entry is read', async () => {
  const zip = await openZip(file.fd, { entries: 1, entryBytes: 100, totalBytes: 100 })

  expect(await zip.read('a')).toHaveLength(60)
  await expect(zip.read('a')).rejects.toThrow('More than 100 bytes of the archive are asked for.')
})

import { expect, it } from 'vitest'
import { bundleManifest } from './manifest.ts'

it('passes over a map inside its script, and keeps what is beside it', () => {
  const inline = `data:application/json;base64,${'e30='.repeat(1_000)}`
  const manifest = {
    files: {
      'a.js': { url: '~/a.js', type: 'minified_source', headers: { sourcemap: inline } },
      'b.js': { url: '~/b.js', type: 'minified_source', headers: { sourcemap: 'b.js.map' } },
    },
  }

  const { files } = bundleManifest.parse(manifest)

  expect(files['a.js']?.headers).toEqual({})
  expect(files['b.js']?.headers).toEqual({ sourcemap: 'b.js.map' })
})

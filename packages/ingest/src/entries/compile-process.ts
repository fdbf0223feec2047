import { zstdCodec } from '../lib/zstd-codec.ts'
import { compileArtifact, type CompiledUpload, type Upload } from '../symbolicate/compile.ts'
import { InvalidSourceMapError } from '../symbolicate/invalid-source-map-error.ts'

// A process of its own (start-compiling.ts says why), which ends with the one that started it.

/** What it answers each upload with, one after the other. */
export type CompileAnswer =
  | { is: 'compiled'; upload: CompiledUpload }
  | { is: 'invalid'; message: string }
  | { is: 'failed'; message: string }

process.on('message', (upload: Upload) => {
  process.send?.(answerTo(upload))
})

function answerTo(upload: Upload): CompileAnswer {
  try {
    return { is: 'compiled', upload: compileArtifact(upload, zstdCodec) }
  } catch (error) {
    if (error instanceof InvalidSourceMapError) return { is: 'invalid', message: error.message }
    return { is: 'failed', message: error instanceof Error ? (error.stack ?? '') : String(error) }
  }
}

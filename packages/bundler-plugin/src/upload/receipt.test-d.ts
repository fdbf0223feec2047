import type { ArtifactReceipt } from '@seismo/ingest/api'
import { expectTypeOf } from 'vitest'
import type { UploadReceipt } from './upload.ts'

// The service writes the schema, this package what it reads of it, the compiler compares.
expectTypeOf<ArtifactReceipt>().toExtend<UploadReceipt>()

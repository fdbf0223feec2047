import type { Envelope } from '@seismo/browser/wire'
import { expectTypeOf } from 'vitest'
import type * as z from 'zod'
import type { envelope } from './schema.ts'

// The SDK writes the interface, the service writes the schema, the compiler compares.
expectTypeOf<z.input<typeof envelope>>().toEqualTypeOf<Envelope>()
expectTypeOf<z.output<typeof envelope>>().toEqualTypeOf<Envelope>()

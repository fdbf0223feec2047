import { writeFile } from 'node:fs/promises'
import { aFreshApp } from '../../test/harness/fresh-app.ts'
import { API_PAGE, apiReference } from './reference.ts'
import type { OpenApi } from './render.ts'

const app = await aFreshApp()
const document = await app.get<OpenApi>('/api/openapi.json')
await writeFile(API_PAGE, await apiReference(document))
await app.remove()

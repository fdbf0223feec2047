import { openClickHouse } from '../../packages/ingest/src/entries/open-store.ts'
import { sqlFolder } from '../../test/harness/fresh-store.ts'
import { generateTexts } from './generate.ts'
import { bytesOfTables } from './table-bytes.ts'
const client = await openClickHouse({ data: '/tmp/storage-10m', clickhouse_url: undefined }, sqlFolder)
await generateTexts(client)
console.log(await bytesOfTables(client))
await client.close()

import { readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createS3Artifacts } from '../../packages/ingest/src/store/s3-artifacts.ts'
import { aFreshEdge } from '../../test/harness/fresh-edge.ts'
import { BUCKET, S3_KEYS, startS3 } from '../../test/harness/s3-server.ts'
import { startWorkerd } from './workerd.ts'

const worker = fileURLToPath(new URL('../../ops/workers/worker.js', import.meta.url))
const NO_LIMIT = { perSecond: 1e6, burst: 1e6 }
const [PREFIX, REGION] = ['seismo', 'us-east-1']

/** The deployed Worker in workerd without Miniflare, with a database and a bucket of its own. */
export async function anEdgeAlone() {
  const edge = await aFreshEdge()
  const s3 = await startS3()
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = S3_KEYS
  const bucket = createS3Artifacts({
    location: { bucket: BUCKET, prefix: PREFIX, endpoint: s3.endpoint, region: REGION },
    credentials: { accessKeyId, secretAccessKey },
    ...{ fetch, wait },
  })
  const alone = await startWorkerd({
    modules: {
      'worker.js': await readFile(worker, 'utf8'),
      '@seismo/ingest/edge': await readFile(edge.bundle, 'utf8'),
    },
    bindings: {
      SEISMO_CLICKHOUSE_URL: edge.clickHouseUrl,
      SEISMO_LIMITS: JSON.stringify({ key: NO_LIMIT, address: NO_LIMIT }),
      SEISMO_ARTIFACTS_URL: `s3://${BUCKET}/${PREFIX}?endpoint=${s3.endpoint}&region=${REGION}`,
      ...S3_KEYS,
    },
  })
  return {
    cpuMs: alone.cpuMs,
    /** To the database, of all so far. */
    subrequests: () => edge.database.addresses().length,
    aProject: edge.aProject,
    uploadShop: (projectId: number) => edge.uploadShop(projectId, bucket),
    send: async (key: string, body: string): Promise<void> => {
      const answer = await fetch(`${alone.url}/v1/beacon?k=${key}`, { method: 'POST', body })
      const text = await answer.text()
      if (answer.status !== 202) throw new Error(`${String(answer.status)} ${text}`)
    },
    remove: async () => {
      await alone.stop()
      await s3.close()
      await edge.remove()
    },
  }
}

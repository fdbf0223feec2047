import * as z from 'zod'
import type { MetricTypes } from '../samples/metric-kind.ts'
import type { Ask } from './ask.ts'

const metadata = z.object({
  data: z.record(z.string(), z.array(z.object({ type: z.string() }))),
})

/** As the exporters declared them; none where the server does not say, for which names have to do. */
export async function readTypes(ask: Ask, deadline: number): Promise<MetricTypes> {
  const answer = await ask({ path: 'metadata', parameters: [['limit_per_metric', '1']], deadline })
  if (answer.is === 'problem') return new Map()
  const read = metadata.safeParse(JSON.parse(answer.value.text))
  if (!read.success) return new Map()
  return new Map(Object.entries(read.data.data).map(([name, [first]]) => [name, first?.type ?? '']))
}

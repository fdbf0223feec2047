import type { Deploy } from '@seismo/ingest/api'
import { RelativeTime } from '../../components/RelativeTime.tsx'

/** `deployed to production 2 h ago`; what nobody told of was only seen. */
export function DeployWord({ deploy: { source, environment, at } }: { deploy: Deploy }) {
  const where =
    environment === '' ? '' : ` ${source === 'first-sight' ? 'in' : 'to'} ${environment}`
  return (
    <>
      {source === 'first-sight' ? 'first seen' : 'deployed'}
      <bdi>{where}</bdi> <RelativeTime at={at} />
    </>
  )
}

import { useSearch } from '@tanstack/react-router'
import { CodeBlock } from '../../ui/CodeBlock.tsx'

/** Read only: what the service asks of its database, with the values in it. */
export function SqlText({ sql }: { sql: string }) {
  const isShown = useSearch({ strict: false }).sql === 'shown'
  return isShown && <CodeBlock code={sql} label="SQL" />
}

import { Blank } from './Blank.tsx'

const USUAL = ['0s', '1m', '5m', '10m', '15m', '30m', '1h', '4h', '1d']

interface SpanProps {
  label: string
  value: string
  onChange: (value: string) => void
  disabled?: boolean
  error?: string | undefined
}

/** A duration as the rules write it: `5m`. */
export function Span(props: SpanProps) {
  return <Blank {...props} width={4} maxLength={12} placeholder="5m" suggestions={USUAL} />
}

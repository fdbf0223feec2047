import { Check, Copy } from 'lucide-react'
import { useCopy } from '../hooks/use-copy.ts'
import { IconButton } from './Button.tsx'
import styles from './CopyButton.module.css'

export function CopyButton({ text, label }: { text: string; label: string }) {
  const [copied, copy] = useCopy()
  return (
    <IconButton
      className={styles.copy}
      label={copied ? 'Copied' : label}
      title={label}
      onClick={() => copy(text)}
    >
      {copied ? <Check size={14} aria-hidden="true" /> : <Copy size={14} aria-hidden="true" />}
    </IconButton>
  )
}

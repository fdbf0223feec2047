import type { Visit } from '@seismo/ingest/api'
import { Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import frame from '../../../components/BackHeader.module.css'
import { RelativeTime } from '../../../components/RelativeTime.tsx'
import { useProject } from '../../../components/use-project.ts'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import { Shape } from '../../../ui/Shape.tsx'
import { clientWords, visitLook, weightWords } from '../visit-words.ts'

interface SessionHeaderProps {
  id: string
  /** Undefined while it is on its way. */
  visit: Visit | undefined
}

export function SessionHeader({ id, visit }: SessionHeaderProps) {
  const { slug } = useProject()
  return (
    <header className={frame.header}>
      <Link
        to="/p/$project/sessions"
        params={{ project: slug }}
        search={(old) => ({ ...old, at: undefined, shown: undefined })}
        className={frame.back}
      >
        <ArrowLeft size={14} aria-hidden="true" /> Sessions
      </Link>
      <h1 className={frame.name}>
        Session <bdi>{id.slice(0, 8)}</bdi>
      </h1>
      <CopyButton text={id} label="Copy the session's id" />
      <p className={frame.note}>{visit && <Note visit={visit} />}</p>
    </header>
  )
}

function Note({ visit }: { visit: Visit }) {
  const { shape, tone, word } = visitLook(visit)
  const weight = weightWords(visit)
  return (
    <>
      <Shape name={shape} tone={tone} /> {word} · began <RelativeTime at={visit.startedAt} /> ·{' '}
      {clientWords(visit)}
      {weight !== '' && ` · ${weight}`}
    </>
  )
}

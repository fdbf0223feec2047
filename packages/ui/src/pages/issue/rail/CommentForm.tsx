import type { IssueDetail } from '@seismo/ingest/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { commentOn } from '../../../api/issue.ts'
import { formRefusal } from '../../../api/refusal.ts'
import { useProject } from '../../../components/use-project.ts'
import { Button } from '../../../ui/Button.tsx'
import styles from './CommentForm.module.css'

const LONGEST = 10_000

/** What was typed stays until the service has it. */
export function CommentForm({ issue }: { issue: IssueDetail }) {
  const { slug } = useProject()
  const queryClient = useQueryClient()
  const id = useId()
  const [text, setText] = useState('')
  const comment = useMutation({
    mutationFn: (said: string) => commentOn(slug, issue.id, said),
    async onSuccess() {
      setText('')
      await queryClient.invalidateQueries({ queryKey: ['issue'] })
    },
  })

  function send() {
    const said = text.trim()
    if (said !== '' && !comment.isPending) comment.mutate(said)
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <label htmlFor={id} className={styles.label}>
        Comment
      </label>
      <textarea
        id={id}
        className={styles.box}
        rows={2}
        maxLength={LONGEST}
        value={text}
        placeholder="What you found, for the others"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) send()
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
      />
      <p role="alert" className={styles.error}>
        {formRefusal(comment.error)}
      </p>
      {text.trim() !== '' && (
        <Button type="submit" size="small" disabled={comment.isPending}>
          Comment
        </Button>
      )}
    </form>
  )
}

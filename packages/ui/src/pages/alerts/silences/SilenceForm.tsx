import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { addSilence, alertsQuery } from '../../../api/alerts.ts'
import { fieldRefusal, formRefusal } from '../../../api/refusal.ts'
import { STALE } from '../../../api/use-alert-change.ts'
import { useProject } from '../../../components/use-project.ts'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { textOf } from '../../../ui/text-of.ts'
import { TextField } from '../../../ui/TextField.tsx'
import { useToasts } from '../../../ui/toasts.ts'
import { MatcherLines } from './MatcherLines.tsx'
import { matchedBy } from './matched-by.ts'
import { SilenceTimes } from './SilenceTimes.tsx'
import { begunSilence, silenceOf, type SilenceDraft } from './silence-draft.ts'
import styles from './SilenceForm.module.css'

interface SilenceFormProps {
  /** Matchers to begin with, as a text. */
  begun: string
  onClose: () => void
}

const SHOWN = [
  ...['reason', 'starts', 'ends'],
  ...['recurrence.cron', 'recurrence.duration', 'recurrence.timezone'],
]

export function SilenceForm({ begun, onClose }: SilenceFormProps) {
  const { slug } = useProject()
  const toasts = useToasts()
  const queryClient = useQueryClient()
  const [draft, setDraft] = useState<SilenceDraft>(() => begunSilence(begun, Date.now()))
  const save = useMutation({
    mutationFn: (form: FormData) =>
      addSilence(
        slug,
        silenceOf({
          ...draft,
          reason: textOf(form, 'reason'),
          starts: textOf(form, 'starts'),
          ends: textOf(form, 'ends'),
          cron: textOf(form, 'cron'),
          duration: textOf(form, 'duration'),
          timezone: textOf(form, 'timezone'),
        }),
      ),
    onSuccess({ silence }) {
      for (const key of STALE) void queryClient.invalidateQueries({ queryKey: [key] })
      toasts.show({ text: `Silenced: “${silence.reason}”`, tone: 'plain' })
      onClose()
    },
  })
  const errorOf = (field: string) => fieldRefusal(save.error, field)
  return (
    <FormDialog
      title="Silence alerts"
      action="Silence"
      isPending={save.isPending}
      error={formRefusal(save.error, SHOWN)}
      onSubmit={(form) => save.mutate(form)}
      onClose={onClose}
    >
      <MatcherLines
        matchers={draft.matchers}
        onChange={(matchers) => setDraft({ ...draft, matchers })}
      />
      <Matched draft={draft} />
      <TextField
        name="reason"
        label="Reason"
        required
        maxLength={500}
        placeholder="rollback under way"
        error={errorOf('reason')}
      />
      <SilenceTimes {...{ draft, setDraft, errorOf }} />
    </FormDialog>
  )
}

/** What it would keep quiet now: a matcher that is mistyped matches nothing, or everything. */
function Matched({ draft: { matchers } }: { draft: SilenceDraft }) {
  const { slug } = useProject()
  const { data } = useQuery(alertsQuery(slug))
  const all = data?.items.flatMap((status) => status.alerts.map((alert) => ({ status, alert })))
  if (all === undefined) return null
  const matched = all.filter((row) => matchedBy(matchers, row))
  const names = [...new Set(matched.map(({ status }) => status.rule.name))]
  return (
    <p role="status" className={styles.matched}>
      {matched.length === 0
        ? `Matches none of the ${all.length} alerts that stand now.`
        : `Matches ${matched.length} of the ${all.length} alerts that stand now: `}
      <bdi>{names.slice(0, 3).join(', ')}</bdi>
      {names.length > 3 && ' and more'}
    </p>
  )
}

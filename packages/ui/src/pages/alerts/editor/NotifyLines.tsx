import type { ReceiverSummary } from '@seismo/ingest/api'
import { useQuery } from '@tanstack/react-query'
import { Plus, X } from 'lucide-react'
import { receiversQuery } from '../../../api/alerts.ts'
import { useProject } from '../../../components/use-project.ts'
import { Button, IconButton } from '../../../ui/Button.tsx'
import { SentenceLine } from '../sentence/SentenceLine.tsx'
import { Several } from '../sentence/Several.tsx'
import { Span } from '../sentence/Span.tsx'
import { listAt, withValue, type Step } from './rule-form.ts'
import type { SentenceProps } from './RuleSentence.tsx'
import styles from './NotifyLines.module.css'

const MOST_STEPS = 5

/** Who is told, and who in addition as long as nobody takes it over. */
export function NotifyLines(props: SentenceProps) {
  const { form, readOnly, errorOf, onChange } = props
  const { slug } = useProject()
  const { data } = useQuery(receiversQuery(slug))
  const known = data?.items ?? []
  const chosen = listAt(form, 'receivers')
  const options = optionsOf(known, [...chosen, ...form.escalate.flatMap((step) => step.receivers)])
  return (
    <>
      <SentenceLine
        word="Notify"
        hint={
          options.length === 0
            ? 'No receivers are configured: they stand in seismo.yaml under alerts.receivers.'
            : 'In addition to those that the routes lead to; how messages are grouped and repeated stands there too.'
        }
        error={errorOf('receivers')}
      >
        <Several
          label="Receivers"
          options={options}
          chosen={chosen}
          disabled={readOnly}
          onChange={(next) => onChange(withValue(form, 'receivers', next))}
        />
      </SentenceLine>
      {(form.escalate.length > 0 || (!readOnly && options.length > 0)) && (
        <Escalation {...props} options={options} />
      )}
    </>
  )
}

interface EscalationProps extends SentenceProps {
  options: readonly { value: string; label: string }[]
}

function Escalation({ form, readOnly, errorOf, onChange, options }: EscalationProps) {
  const { escalate } = form

  function change(index: number, part: Partial<Step>) {
    const next = escalate.map((step, at) => (at === index ? { ...step, ...part } : step))
    onChange({ ...form, escalate: next })
  }

  return (
    <SentenceLine word="Escalate" error={errorOf('escalate')}>
      <div className={styles.steps}>
        {escalate.map(({ after, receivers }, index) => (
          <div key={index} className={styles.step} role="group" aria-label={`Step ${index + 1}`}>
            <span>after</span>
            <Span
              label="How long nobody has acknowledged"
              value={after}
              disabled={readOnly}
              onChange={(value) => change(index, { after: value })}
            />
            <span>without acknowledgement to</span>
            <Several
              label="Receivers of this step"
              options={options}
              chosen={receivers}
              disabled={readOnly}
              onChange={(next) => change(index, { receivers: next })}
            />
            {!readOnly && (
              <IconButton
                label={`Remove step ${index + 1}`}
                onClick={() =>
                  onChange({ ...form, escalate: escalate.filter((_, at) => at !== index) })
                }
              >
                <X size={14} aria-hidden="true" />
              </IconButton>
            )}
          </div>
        ))}
        {!readOnly && escalate.length < MOST_STEPS && (
          <div>
            <Button
              size="small"
              onClick={() =>
                onChange({ ...form, escalate: [...escalate, { after: '30m', receivers: [] }] })
              }
            >
              <Plus size={14} aria-hidden="true" /> Step
            </Button>
          </div>
        )}
      </div>
    </SentenceLine>
  )
}

/** One that is configured no more stays in sight, for the service to say so. */
function optionsOf(
  known: readonly Pick<ReceiverSummary, 'name' | 'kind' | 'failingSince'>[],
  named: readonly string[],
): { value: string; label: string }[] {
  const gone = [...new Set(named)].filter((name) => !known.some((one) => one.name === name))
  return [
    ...known.map(({ name, kind, failingSince }) => ({
      value: name,
      label: `${name} (${failingSince === null ? kind : `${kind}, failing`})`,
    })),
    ...gone.map((name) => ({ value: name, label: name })),
  ]
}

import type { GroupingRule } from '@seismo/ingest/api'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { checkRules } from '../../../api/grouping-rules.ts'
import { formRefusal } from '../../../api/refusal.ts'
import { useProject } from '../../../components/use-project.ts'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { SegmentedField } from '../../../ui/SegmentedField.tsx'
import { textOf } from '../../../ui/text-of.ts'
import { TextField } from '../../../ui/TextField.tsx'
import { Conditions } from './Conditions.tsx'
import { effectOf, linesOf, matchOf, type Effect, type Line } from './rule-fields.ts'

const EFFECTS = [
  { value: 'group', label: 'Group errors' },
  { value: 'own', label: 'Own calls' },
  { value: 'library', label: 'Library calls' },
] as const

const MEANING: Record<Effect, string> = {
  group: 'Errors of which all this holds are one issue for each that they are grouped by.',
  own: 'These calls can be what an error is blamed on.',
  library: 'These calls are passed over for the one of your own that led to them.',
}

const FIRST: Line = { id: 0, field: 'type', key: '', pattern: '' }

interface RuleFormProps {
  rule: GroupingRule | undefined
  isNew: boolean
  /** Names that are taken. */
  others: readonly string[]
  onDone: (rule: GroupingRule) => void
  onClose: () => void
}

export function RuleForm({ rule, isNew, others, onDone, onClose }: RuleFormProps) {
  const { slug } = useProject()
  const [effect, setEffect] = useState<Effect>(rule ? effectOf(rule) : 'group')
  const [lines, setLines] = useState<Line[]>(rule ? linesOf(rule.match) : [FIRST])
  const [takenName, setTakenName] = useState<string>()
  const check = useMutation({
    mutationFn: (given: GroupingRule) => checkRules(slug, { rules: [given] }),
    onSuccess: ({ rules: [checked] }) => {
      if (checked) onDone(checked)
    },
  })

  function submit(form: FormData) {
    const parts = textOf(form, 'parts')
      .split('\n')
      .map((part) => part.trim())
    const given: GroupingRule = {
      name: textOf(form, 'name').trim(),
      match: matchOf(lines),
      ...(effect === 'group'
        ? { fingerprint: parts.filter((part) => part !== '') }
        : { inApp: effect === 'own' }),
    }
    setTakenName(others.includes(given.name) ? given.name : undefined)
    if (!others.includes(given.name)) check.mutate(given)
  }

  return (
    <FormDialog
      title={isNew ? 'Add a rule' : 'Edit the rule'}
      action={isNew ? 'Add rule' : 'Change rule'}
      isPending={check.isPending}
      error={formRefusal(check.error)}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        name="name"
        label="Name"
        autoComplete="off"
        required
        maxLength={100}
        defaultValue={rule?.name ?? ''}
        error={takenName === undefined ? undefined : `“${takenName}” is another rule’s name`}
      />
      <SegmentedField
        label="Effect"
        options={EFFECTS}
        value={effect}
        onChange={setEffect}
        hint={MEANING[effect]}
      />
      <Conditions lines={lines} isOfCalls={effect !== 'group'} onChange={setLines} />
      {effect === 'group' && (
        <TextField
          name="parts"
          label="Grouped by, one per line"
          rows={3}
          autoComplete="off"
          required
          defaultValue={rule?.fingerprint?.join('\n') ?? ''}
          placeholder="payment-timeout"
          hint="Words of your own, and {{default}} for how it would be grouped otherwise, {{type}}, {{message}}, {{function}}, {{file}}, {{route}}, {{release}}, {{tag.<key>}}."
        />
      )}
    </FormDialog>
  )
}

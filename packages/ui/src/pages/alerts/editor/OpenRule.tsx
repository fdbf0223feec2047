import type { StoredRule } from '@seismo/ingest/api'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ArrowLeft, SearchX } from 'lucide-react'
import { useMayChange } from '../../../components/use-project.ts'
import { LinkButton } from '../../../components/LinkButton.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { KINDS } from './kinds.ts'
import { begunElsewhere } from './begun-elsewhere.ts'
import { begunForm, formOf, withValue, type RuleForm } from './rule-form.ts'
import { RuleEditor } from './RuleEditor.tsx'
import { useHeldRule } from './use-held-rule.ts'
import styles from './OpenRule.module.css'

const route = getRouteApi('/authed/p/$project/alerts')

interface OpenRuleProps {
  /** The id of a rule, or `new`. */
  open: string
  rules: readonly StoredRule[]
}

/** The rule that the address names, or a new one. */
export function OpenRule({ open, rules }: OpenRuleProps) {
  const { like, begin } = route.useSearch()
  const mayChange = useMayChange()
  const latest = rules.find(({ id }) => id === open)
  const { held, setChanged, takeLatest } = useHeldRule(latest)
  const begins = open === 'new' && mayChange
  return (
    <div className={styles.open}>
      <Link to="." search={{ show: 'rules' }} className={styles.back}>
        <ArrowLeft size={14} aria-hidden="true" /> Rules
      </Link>
      {held !== undefined || begins ? (
        <RuleEditor
          key={
            held === undefined ? `new ${like ?? ''} ${begin ?? ''}` : `${held.id} ${held.version}`
          }
          stored={held}
          isGone={latest === undefined && held !== undefined}
          begun={
            held === undefined
              ? (begunElsewhere(begin) ?? begunLike(like, rules))
              : formOf(held.rule)
          }
          onChanged={setChanged}
          onTakeTheirs={takeLatest}
        />
      ) : (
        <EmptyState
          icon={<SearchX size={18} />}
          title="No such rule"
          actions={
            <LinkButton to="." search={{ show: 'rules' }}>
              All rules
            </LinkButton>
          }
        >
          <p>It was removed, or the link is of another project.</p>
        </EmptyState>
      )}
    </div>
  )
}

/** As another rule, or of a kind; a spike of errors is what most begin with. */
function begunLike(like: string | undefined, rules: readonly StoredRule[]): RuleForm {
  const other = rules.find(({ id }) => id === like)
  if (other !== undefined) {
    const form = formOf(other.rule)
    return withValue(form, 'name', `${other.rule.name} (2)`.slice(-100))
  }
  return begunForm(KINDS.find(({ kind }) => kind === like)?.kind ?? 'spike')
}

import type { IssueDetail } from '@seismo/ingest/api'
import { LinkButton } from '../../../components/LinkButton.tsx'
import { useMayChange, useProject } from '../../../components/use-project.ts'
import { RailSection } from './RailSection.tsx'
import { ruleSearch } from './rule-search.ts'
import styles from './Grouping.module.css'

export function Grouping({ issue }: { issue: IssueDetail }) {
  const { slug } = useProject()
  const mayChange = useMayChange()
  const { grouping } = issue
  return (
    <RailSection title="Why grouped">
      <p className={styles.intro}>
        Events are one issue when these agree (rules <code>{grouping.version}</code>):
      </p>
      <ul className={styles.reasons}>
        {grouping.why.map((reason, index) => (
          <li key={index}>
            <bdi>{reason}</bdi>
          </li>
        ))}
      </ul>
      {mayChange && issue.class !== 'overflow' && (
        <LinkButton
          to="/p/$project/settings/grouping"
          params={{ project: slug }}
          search={ruleSearch(issue)}
          size="small"
          className={styles.make}
        >
          Make a rule from this…
        </LinkButton>
      )}
    </RailSection>
  )
}

import styles from './LabelList.module.css'

/** What tells one alert of a rule from the others: `release 2.41.0`. */
export function LabelList({ labels }: { labels: Readonly<Record<string, string>> }) {
  const entries = Object.entries(labels)
  if (entries.length === 0) return null
  return (
    <ul className={styles.labels} aria-label="Labels">
      {entries.map(([name, value]) => (
        <li key={name} className={styles.label}>
          <span className={styles.name}>{name}</span> <bdi>{value}</bdi>
        </li>
      ))}
    </ul>
  )
}

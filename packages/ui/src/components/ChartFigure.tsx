import { ChartNoAxesColumn, Table2 } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { IconButton } from '../ui/Button.tsx'
import styles from './ChartFigure.module.css'

interface ChartFigureProps {
  title: string
  /** One sentence that says what the picture shows. */
  summary: string
  columns: readonly string[]
  rows: readonly (readonly string[])[]
  height: number
  children: ReactNode
}

/** A chart, its sentence, and the same numbers as a table for whoever cannot use the picture. */
export function ChartFigure(props: ChartFigureProps) {
  const { title, summary, columns, rows, height, children } = props
  const [asTable, setAsTable] = useState(false)
  const Icon = asTable ? ChartNoAxesColumn : Table2
  return (
    <figure className={styles.figure} aria-label={title}>
      <figcaption className={styles.caption}>
        <h2 className={styles.title}>{title}</h2>
        <span className={styles.summary}>{summary}</span>
        <IconButton
          className={styles.toggle}
          label={asTable ? `Show “${title}” as a chart` : `Show “${title}” as a table`}
          title={asTable ? 'As a chart' : 'As a table'}
          onClick={() => setAsTable(!asTable)}
        >
          <Icon size={14} aria-hidden="true" />
        </IconButton>
      </figcaption>
      <div className={styles.body} style={{ height }}>
        {asTable ? <NumberTable {...{ title, columns, rows }} /> : children}
      </div>
    </figure>
  )
}

function NumberTable({
  title,
  columns,
  rows,
}: Pick<ChartFigureProps, 'title' | 'columns' | 'rows'>) {
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={`${title}, table`}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column}>{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, index) => (
            <tr key={index}>
              {cells.map((cell, at) => (
                <td key={at}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

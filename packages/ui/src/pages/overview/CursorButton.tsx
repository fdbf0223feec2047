import { useId, type KeyboardEvent, type MouseEvent, type PointerEvent } from 'react'
import { Hidden } from '../../ui/Hidden.tsx'
import { EntityWords, type EntityCell } from './EntityWords.tsx'
import type { OverviewModel } from './model.ts'
import { useHover } from './use-hover.ts'
import styles from './CursorButton.module.css'

export type Step = 'left' | 'right' | 'up' | 'down' | 'first' | 'last'

const STEPS: Record<string, Step> = {
  ...{ ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' },
  ...{ Home: 'first', End: 'last' },
}

interface CursorButtonProps {
  model: OverviewModel
  label: string
  /** Where the keyboard is; undefined before it came. */
  cursor: EntityCell | undefined
  /** What more its keys do. */
  hint?: string
  /** With Shift it is a part that is picked. */
  onStep: (step: Step, isPicking: boolean) => void
  /** What is under a point of the picture. */
  cellAt: (x: number, y: number) => EntityCell | undefined
  onOpen: (entity: number) => void
  onDragStart?: ((event: PointerEvent) => void) | undefined
  /** It left the picture, or is given up: where it is let go is not known. */
  onDragCancel?: (() => void) | undefined
  /** True where it was a drag, and no click. */
  onDragEnd?: ((event: MouseEvent) => boolean) | undefined
}

/**
 * Lies over a picture, which nobody but the eye can use: a control that the keyboard moves over its
 * cells, that says what they are, and opens them.
 */
export function CursorButton(props: CursorButtonProps) {
  const { model, label, hint, cursor, onStep, cellAt, onOpen } = props
  const { onDragStart, onDragCancel, onDragEnd } = props
  const { setHover } = useHover()
  const id = useId()

  function under(event: MouseEvent): EntityCell | undefined {
    const { left, top } = event.currentTarget.getBoundingClientRect()
    return cellAt(event.clientX - left, event.clientY - top)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') onDragCancel?.()
    const step = STEPS[event.key]
    // With a modifier they are the browser's: Alt and left is the way back.
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    onStep(step, event.shiftKey)
  }

  return (
    <>
      <button
        type="button"
        className={styles.cursor}
        aria-label={label}
        aria-describedby={id}
        onKeyDown={onKeyDown}
        onPointerDown={onDragStart}
        onPointerMove={(event) => {
          const cell = under(event)
          setHover(cell && { ...cell, at: { x: event.clientX, y: event.clientY } })
        }}
        onPointerLeave={() => {
          setHover(undefined)
          onDragCancel?.()
        }}
        onBlur={() => {
          setHover(undefined)
          onDragCancel?.()
        }}
        onClick={(event) => {
          // The end of a drag is no click; Enter and the space bar click without a pointer.
          if (onDragEnd?.(event)) return
          const cell = event.detail === 0 ? cursor : under(event)
          if (cell !== undefined) onOpen(cell.entity)
        }}
      />
      <span id={id} hidden>
        Arrow keys move over it, Enter opens.{hint !== undefined && ` ${hint}`}
      </span>
      <div aria-live="polite">
        {cursor !== undefined && (
          <Hidden>
            <EntityWords model={model} cell={cursor} />
          </Hidden>
        )}
      </div>
    </>
  )
}

import type { ComponentProps } from 'react'
import { cx } from './cx.ts'
import styles from './Button.module.css'

interface ButtonProps extends ComponentProps<'button'> {
  look?: 'primary' | 'outline' | 'quiet'
  size?: 'small' | 'normal'
}

export function Button({ look = 'outline', size = 'normal', className, ...props }: ButtonProps) {
  return (
    <button
      type="button"
      {...props}
      className={cx(styles.button, styles[look], styles[size], className)}
    />
  )
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label'> {
  /** An icon says nothing to a screen reader, so the name is not optional. */
  label: string
}

export function IconButton({ label, className, ...props }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      {...props}
      className={cx(styles.button, styles.quiet, styles.icon, className)}
    />
  )
}

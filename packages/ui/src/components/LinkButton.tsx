import { createLink } from '@tanstack/react-router'
import type { ComponentProps } from 'react'
import { cx } from '../ui/cx.ts'
import buttonStyles from '../ui/Button.module.css'

function Anchor({ className, ...props }: ComponentProps<'a'>) {
  return (
    <a
      {...props}
      className={cx(buttonStyles.button, buttonStyles.outline, buttonStyles.normal, className)}
    />
  )
}

/** Goes somewhere, so it is a link; looks like the buttons beside it. */
export const LinkButton = createLink(Anchor)

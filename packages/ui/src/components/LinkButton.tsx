import { createLink } from '@tanstack/react-router'
import type { ComponentProps } from 'react'
import { cx } from '../ui/cx.ts'
import buttonStyles from '../ui/Button.module.css'

interface AnchorProps extends ComponentProps<'a'> {
  size?: 'small' | 'normal'
}

function Anchor({ className, size = 'normal', ...props }: AnchorProps) {
  return (
    <a
      {...props}
      className={cx(buttonStyles.button, buttonStyles.outline, buttonStyles[size], className)}
    />
  )
}

/** Goes somewhere, so it is a link; looks like the buttons beside it. */
export const LinkButton = createLink(Anchor)

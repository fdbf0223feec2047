import { createLink } from '@tanstack/react-router'
import type { ComponentProps } from 'react'
import { cx } from '../ui/cx.ts'
import buttonStyles from '../ui/Button.module.css'

interface AnchorProps extends ComponentProps<'a'> {
  look?: 'primary' | 'outline'
  size?: 'small' | 'normal'
}

function Anchor({ className, look = 'outline', size = 'normal', ...props }: AnchorProps) {
  return (
    <a
      {...props}
      className={cx(buttonStyles.button, buttonStyles[look], buttonStyles[size], className)}
    />
  )
}

/** Goes somewhere, so it is a link; looks like the buttons beside it. */
export const LinkButton = createLink(Anchor)

import { linkParts } from '../../../components/link-parts.ts'
import styles from './LinkedText.module.css'

/** What somebody wrote, word for word; addresses lead where they say, and tell that page nothing of this one. */
export function LinkedText({ text }: { text: string }) {
  return (
    <bdi className={styles.text}>
      {linkParts(text).map((part, index) =>
        part.href === undefined ? (
          part.text
        ) : (
          <a
            key={index}
            href={part.href}
            target="_blank"
            rel="noreferrer noopener nofollow"
            className={styles.link}
          >
            {part.text}
          </a>
        ),
      )}
    </bdi>
  )
}

import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { fieldRefusal, formRefusal } from '../api/refusal.ts'
import { FormDialog } from '../ui/FormDialog.tsx'
import { textOf } from '../ui/text-of.ts'
import { TextField } from '../ui/TextField.tsx'
import styles from './NewProject.module.css'
import { slugOf } from './slug-of.ts'
import { useAddProject } from './use-project-change.ts'

/** A name is all it takes: the key is made with it, and the wizard goes on from there. */
export function NewProject({ onClose }: { onClose: () => void }) {
  const [slug, setSlug] = useState('')
  const navigate = useNavigate()
  const add = useAddProject((project) => {
    onClose()
    void navigate({ to: '/p/$project/overview', params: { project: project.slug } })
  })
  return (
    <FormDialog
      title="New project"
      action="Make project"
      isPending={add.isPending}
      error={formRefusal(add.error, ['name', 'slug'])}
      onSubmit={(form) => add.mutate({ name: textOf(form, 'name'), slug: slugIn(form) })}
      onClose={onClose}
    >
      <div
        className={styles.fields}
        onInput={({ currentTarget }) => {
          const form = currentTarget.closest('form')
          if (form) setSlug(slugIn(new FormData(form)))
        }}
      >
        <TextField
          name="name"
          label="Name"
          autoComplete="off"
          required
          maxLength={100}
          hint="A site or an app, whose errors and figures are looked at together."
          error={fieldRefusal(add.error, 'name')}
        />
        <TextField
          name="slug"
          label="Short name"
          autoComplete="off"
          maxLength={32}
          placeholder={slug}
          hint={<SlugHint slug={slug} />}
          error={fieldRefusal(add.error, 'slug')}
        />
      </div>
    </FormDialog>
  )
}

/** What was typed, else made of the name. */
function slugIn(form: FormData): string {
  const typed = textOf(form, 'slug').trim()
  return typed === '' ? slugOf(textOf(form, 'name')) : typed
}

function SlugHint({ slug }: { slug: string }) {
  if (slug === '') return 'Stands in addresses and issue ids, and stays as it is.'
  return (
    <>
      Stands in <code>/p/{slug}</code> and issue ids like <code>{slug.toUpperCase()}-1F4</code>, and
      stays as it is.
    </>
  )
}

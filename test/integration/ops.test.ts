import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { toldToSeismoAlone, withoutJobs } from '../../ops/monitoring/render.ts'

const run = promisify(execFile)
const repository = fileURLToPath(new URL('../..', import.meta.url))
const prometheus = join(repository, 'ops/prometheus')

it('has rules, tests, routes and configurations that their own tools accept', async () => {
  const { stdout } = await run('bash', [join(repository, 'ops/check.sh')])

  expect(stdout).toMatch(/^\d+ alerts, \d+ tests of them and \d+ routes are sound\n$/)
})

/** Debian's promtool knows no Kubernetes: all but how pods are found is checked by it. */
it('has a configuration for Kubernetes that differs in how targets are found', async () => {
  const text = await readFile(join(prometheus, 'prometheus.kubernetes.yml'), 'utf8')
  const folder = await mkdtemp(join(tmpdir(), 'seismo-ops-'))
  const file = join(folder, 'prometheus.yml')
  await writeFile(file, text.replaceAll(/kubernetes_sd_configs: \[.*\]/g, 'static_configs: []'))

  const { stdout } = await run('promtool', ['check', 'config', '--syntax-only', file])

  expect(stdout).toContain('SUCCESS')
  await rm(folder, { recursive: true })
})

it('says what to do for every alert', async () => {
  const files = await readdir(join(prometheus, 'rules'))
  const texts = await Promise.all(
    files.map((name) => readFile(join(prometheus, 'rules', name), 'utf8')),
  )
  const runbooks = await readFile(join(repository, 'docs/runbooks.md'), 'utf8')
  const anchors = [...runbooks.matchAll(/^## (\S+)$/gm)].map(([, name = '']) => name.toLowerCase())
  const rules = texts
    .join('\n')
    .split(/^(?= *- alert: )/m)
    .slice(1)

  const without = rules.filter((rule) => {
    const [, anchor = ''] = /runbook: docs\/runbooks\.md#(\S+)/.exec(rule) ?? []
    return !anchors.includes(anchor)
  })

  expect(rules.length).toBeGreaterThan(25)
  expect(without).toEqual([])
})

it('takes jobs out whole', () => {
  const text =
    'scrape_configs:\n  - job_name: a\n    x: 1\n  - job_name: b\n    y: 2\n\n  - job_name: c\n'

  expect(withoutJobs(text, ['b', 'c'])).toBe('scrape_configs:\n  - job_name: a\n    x: 1\n')
})

it('leaves nobody but Seismo to be told', () => {
  const text = `global:
  resolve_timeout: 5m
  smtp_from: a
  slack_api_url_file: b
route: { receiver: mail }
receivers:
  - name: mail
    email_configs:
      - { to: a }

  - name: seismo
    webhook_configs:
      - url: http://seismo
`

  expect(toldToSeismoAlone(text)).toBe(`global:
  resolve_timeout: 5m
route: { receiver: mail }
receivers:
  - name: mail
  - name: seismo
    webhook_configs:
      - url: http://seismo
`)
})

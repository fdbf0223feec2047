import { expect, it } from 'vitest'
import { groupingKey } from './grouping-key.ts'

it.each([
  ['job/backup', [['job', 'backup']]],
  [
    'job/backup/instance/web-1%3A80',
    [
      ['job', 'backup'],
      ['instance', 'web-1:80'],
    ],
  ],
  ['job@base64/L3Zhci90bXA=', [['job', '/var/tmp']]],
  ['job@base64/L3Zhci90bXA', [['job', '/var/tmp']]],
  [
    'job/a/path@base64/=',
    [
      ['job', 'a'],
      ['path', ''],
    ],
  ],
])('reads %s', (path, labels) => {
  expect(groupingKey(path)).toEqual(labels)
})

it.each([
  ['job', 'a label without a value'],
  ['job/a/b', 'a label without a value'],
  ['instance/a', 'begins with job/NAME'],
  ['job/', 'the value of "job"'],
  ['job@base64/=', 'the job has no name'],
  ['job@base64/!!', 'the value of "job"'],
  ['job/%C3', 'the value of "job"'],
  ['job/a/9b/c', '"9b" is no name'],
  ['job/a/__name__/c', '"__name__" is no name'],
  ['job/a/job/b', 'the label "job" comes twice'],
])('says what is wrong with %s', (path, detail) => {
  expect(groupingKey(path)).toContain(detail)
})

import type { RuleKind } from './kinds.ts'
import {
  BY,
  BY_OF_THRESHOLD,
  BY_OF_VITAL,
  CLASSES,
  DEPLOY_MEASURES,
  DEVICES,
  EXPOSURES,
  MEASURES,
  OBJECTIVES,
  PRIORITIES,
  SENSITIVITIES,
  SIGNALS,
  STATS,
  VITALS,
} from './choices.ts'
import { textAt, type RuleForm } from './rule-form.ts'
import { fieldsOf, words, type Line, type Part } from './sentence-parts.ts'
import { trafficWord } from './units.ts'

const WHERE: Line = {
  word: 'Where',
  parts: [
    {
      is: 'text',
      field: 'where',
      label: 'Filter',
      placeholder: 'everywhere, or page:/checkout/* device:mobile',
    },
  ],
}

const HOLD: Line = {
  word: 'For',
  parts: [
    { is: 'span', field: 'for', label: 'How long it must hold' },
    words('without a break, and over after'),
    { is: 'span', field: 'keep_firing_for', label: 'How long it must be over before it resolves' },
    words('of quiet'),
  ],
}

const groupBy = (options: typeof BY): Line => ({
  word: 'Group by',
  parts: [{ is: 'pick', field: 'by', label: 'Group by', options }],
  hint: 'Each value is an alert of its own.',
})

function ofIssues(extra: readonly Line[]): Line[] {
  return [
    {
      word: 'Of',
      parts: [
        { is: 'several', field: 'classes', label: 'Classes of issues', options: CLASSES },
        { is: 'pick', field: 'priority', label: 'Priority', options: PRIORITIES },
      ],
    },
    WHERE,
    ...extra,
    {
      word: 'And at least',
      parts: [
        { is: 'number', field: 'min_users', label: 'Users', width: 5 },
        words('users and'),
        { is: 'number', field: 'min_events', label: 'Events', width: 6 },
        words('events within'),
        { is: 'span', field: 'within', label: 'In which time' },
      ],
    },
  ]
}

const traffic: Part[] = [{ is: 'number', field: 'min_traffic', label: 'Least traffic', width: 7 }]

/** What follows the kind, line by line. */
const LINES: Record<RuleKind, readonly Line[]> = {
  spike: [
    {
      word: 'Over',
      parts: [
        { is: 'pick', field: 'exposure', label: 'Counted over', options: EXPOSURES },
        words('with'),
        { is: 'pick', field: 'sensitivity', label: 'Sensitivity', options: SENSITIVITIES },
        words('sensitivity'),
      ],
    },
    WHERE,
    {
      word: 'Is above',
      parts: [
        words('what is usual at this hour of the week, by at least'),
        {
          is: 'number',
          field: 'min_ratio',
          label: 'Times what is expected',
          width: 5,
          placeholder: 'auto',
        },
        words('times'),
      ],
    },
    {
      word: 'And at least',
      parts: [{ is: 'number', field: 'min_errors', label: 'Errors', width: 6 }, words('errors')],
    },
    HOLD,
    groupBy(BY),
  ],
  threshold: [
    {
      word: 'Of',
      parts: [
        {
          ...{ is: 'pick', field: 'stat', label: 'Percentile or sum', options: STATS },
          when: (form) => ['request-duration', 'metric'].includes(textAt(form, 'measure')),
        },
        { is: 'pick', field: 'measure', label: 'Figure', options: MEASURES },
        {
          ...{ is: 'text', field: 'metric', label: 'Name of the metric', placeholder: 'cart.add' },
          ...{ width: 20, when: (form) => textAt(form, 'measure') === 'metric' },
        },
      ],
    },
    WHERE,
    {
      word: 'Is',
      parts: [
        { is: 'side' },
        words('and resolves at'),
        {
          is: 'number',
          field: 'resolve_at',
          label: 'Resolves at',
          width: 7,
          placeholder: 'the same',
        },
      ],
    },
    {
      word: 'For',
      parts: [
        { is: 'windows' },
        words('windows of'),
        { is: 'span', field: 'window', label: 'Length of a window' },
        words('held for'),
        { is: 'span', field: 'for', label: 'How long it must hold' },
        words('and over after'),
        {
          is: 'span',
          field: 'keep_firing_for',
          label: 'How long it must be over before it resolves',
        },
        words('of quiet'),
      ],
    },
    { word: 'And at least', parts: [...traffic, words(trafficWord)] },
    groupBy(BY_OF_THRESHOLD),
  ],
  'burn-rate': [
    {
      word: 'Of',
      parts: [
        { is: 'pick', field: 'objective', label: 'Objective', options: OBJECTIVES },
        {
          ...{ is: 'pick', field: 'metric', label: 'Vital', options: VITALS },
          when: (form) => textAt(form, 'objective') === 'good-vitals',
        },
        words('at'),
        { is: 'number', field: 'target', label: 'Target in percent', width: 7 },
        words('% over'),
        { is: 'span', field: 'period', label: 'Period of the objective' },
      ],
    },
    WHERE,
    { word: 'Burns', parts: [{ is: 'pairs' }] },
    { word: 'And at least', parts: [...traffic, words('of it in the long window')] },
    HOLD,
  ],
  'new-issue': ofIssues([]),
  regressed: ofIssues([]),
  escalating: ofIssues([
    {
      word: 'Is above',
      parts: [
        { is: 'number', field: 'min_ratio', label: 'Times its busiest hour', width: 5 },
        words('times the busiest hour of its week'),
      ],
    },
  ]),
  vital: [
    {
      word: 'Of',
      parts: [
        words('p'),
        { is: 'number', field: 'percentile', label: 'Percentile', width: 3 },
        words('of'),
        { is: 'pick', field: 'metric', label: 'Vital', options: VITALS },
        words('on'),
        { is: 'pick', field: 'device', label: 'Device', options: DEVICES },
      ],
    },
    WHERE,
    { word: 'Is', parts: [{ is: 'vital-limit' }] },
    {
      word: 'For',
      parts: [
        words('the last'),
        { is: 'span', field: 'window', label: 'Length of the window' },
        words('held for'),
        { is: 'span', field: 'for', label: 'How long it must hold' },
      ],
    },
    { word: 'And at least', parts: [...traffic, words('measurements')] },
    groupBy(BY_OF_VITAL),
  ],
  'no-data': [
    {
      word: 'Of',
      parts: [{ is: 'pick', field: 'signal', label: 'Signal', options: SIGNALS }],
    },
    {
      word: 'For',
      parts: [
        { is: 'span', field: 'after', label: 'How long it is silent' },
        words('in which its hour of the week lets expect some'),
      ],
    },
  ],
  deploy: [
    {
      word: 'In',
      parts: [
        words('its first'),
        { is: 'span', field: 'window', label: 'How long after the deploy' },
        words('in'),
        {
          ...{ is: 'text', field: 'environment', label: 'Environment' },
          ...{ placeholder: 'any environment', width: 18 },
        },
      ],
    },
    {
      word: 'Of',
      parts: [
        { is: 'several', field: 'measures', label: 'What is compared', options: DEPLOY_MEASURES },
      ],
    },
    {
      word: 'Is worse by',
      parts: [
        { is: 'number', field: 'worse_by', label: 'Percent worse', width: 5 },
        words('% than the release before, at the same traffic'),
      ],
    },
    { word: 'And at least', parts: [...traffic, words('sessions of the new release')] },
  ],
}

/** The lines of a rule as it stands: what does not apply is not there. */
export function linesOf(form: RuleForm): Line[] {
  return LINES[form.kind].map((line) => ({
    ...line,
    parts: line.parts.filter(({ when }) => when === undefined || when(form)),
  }))
}

/** Every field that stands in sight, beside which an error can be shown. */
export function shownFields(form: RuleForm): ReadonlySet<string> {
  const parts = linesOf(form).flatMap((line) => line.parts)
  return new Set([...parts.flatMap(fieldsOf), ...AROUND])
}

/** What stands before and after the sentence itself. */
const AROUND = [
  ...['name', 'severity', 'receivers', 'escalate'],
  ...['owner', 'runbook', 'labels', 'annotations'],
]

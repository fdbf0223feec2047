import { expect, it } from 'vitest'
import { headOf } from './head-of-script.ts'

/** `|` marks the place. */
it.each([
  ['|run()'],
  ['|'],
  ['"use strict";|run()'],
  ["'use strict';|run()"],
  ['"use strict";"use asm";|run()'],
  ['/*! license */"use strict";|run()'],
  ['/*! license */\n// of others\n"use strict" ;|\nrun()'],
  ['"it\\"s;";|run()'],
  ['|/*! license */run()'],
  ['|"text".length;run()'],
  ['|"a"+b'],
  ['|"a",b'],
  ['|"a"in b'],
  ['#!/usr/bin/env node\n|run()'],
  ['#!/usr/bin/env node\r\n"use strict";|run()'],
  ['\uFEFF|run()'],
  ['\uFEFF"use strict";|run()'],
  ['|(()=>{"use strict";run()})()'],
  ['|/* never closed "use strict";'],
  ['|"never closed;run()'],
])('finds the place of the first statement: %j', (marked) => {
  const [before = '', after = ''] = marked.split('|')

  const { index, needsSemicolon } = headOf(before + after)

  expect({ index, needsSemicolon }).toEqual({ index: before.length, needsSemicolon: false })
})

it.each([
  ['"use strict"|\nrun()', true],
  ['"use strict"|', true],
  ['|"use strict"\n.length', false],
  ['|"use strict"\n+run', false],
  ['|"use strict"\n-run', false],
  ['|"use strict"\n!=run', false],
  ['"use strict"|\n!function(){}()', true],
  ['"use strict"|\n++run', true],
  ['"use strict"|\n--run', true],
  ['|"use strict"\ninstanceof run', false],
  ['"use strict"|\ninto.run()', true],
])('sees whether the line ends the directive: %j', (marked, needsSemicolon) => {
  const [before = '', after = ''] = marked.split('|')

  expect(headOf(before + after)).toMatchObject({ index: before.length, needsSemicolon })
})

it.each([
  ['run()', { line: 0, column: 0 }],
  ['"use strict";run()', { line: 0, column: 13 }],
  ['/* a\n b */"use strict";run()', { line: 1, column: 18 }],
  ['\uFEFF"use strict";run()', { line: 0, column: 13 }],
  ['#!/usr/bin/env node\nrun()', { line: 1, column: 0 }],
])('tells it as source maps count: %j', (code, expected) => {
  expect(headOf(code)).toMatchObject(expected)
})

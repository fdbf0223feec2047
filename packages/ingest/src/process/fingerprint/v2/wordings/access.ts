import type { Wordings } from './wording.ts'

/** Reads and writes of what is not there. */
export const ACCESS: Wordings = {
  'no object to convert': [
    'Cannot convert undefined or null to object',
    "can't convert {v} to object",
    "{v} is not an object (evaluating 'Object.",
    'Object.* requires that input parameter not be null or undefined',
    '{n} called on null or undefined',
    '{n} requires that |this| not be null or undefined',
    'String.prototype.* called on incompatible {v}',
    'Array.prototype.* called on incompatible {v}',
  ],
  'access $p of $v': [
    "Cannot read properties of {v} (reading '{p}')",
    "Cannot set properties of {v} (setting '{p}')",
    "Cannot read property '{p}' of {v}",
    "Cannot set property '{p}' of {v}",
    `can't access property "{p}", * is {v}$`,
    `can't access property "{p}" of {v}`,
    `can't access property {p}, * is {v}$`,
    `can't access property {p} of {v}`,
    "{v} is not an object (evaluating '{x}",
    "'{v}' is not an object (evaluating '{x}",
    "Unable to get property '{p}' of {v} or null reference",
    "Unable to set property '{p}' of {v} or null reference",
  ],
  'destructured nothing': [
    'Cannot destructure property ',
    "Cannot destructure '",
    'Right side of assignment cannot be destructured',
    '(destructured parameter) is {v}',
    'Cannot destructure * from null or undefined value',
    '{n} is undefined$',
    '{n} is null$',
  ],
  'in on a primitive': [
    "Cannot use 'in' operator to search for ",
    "right-hand side of 'in' should be an object",
    `{e} is not an Object. (evaluating '*in `,
    '{n} is not an Object$',
  ],
  'used before initialization': [
    "Cannot access '*' before initialization",
    "can't access lexical declaration '*' before initialization",
    'Cannot access uninitialized variable',
  ],
  '$p is not defined': [
    '{n} is not defined$',
    "Can't find variable: {n}$",
    'assignment to undeclared variable {n}$',
    "'{n}' is undefined$",
    "Property '{e}' doesn't exist$",
  ],
}

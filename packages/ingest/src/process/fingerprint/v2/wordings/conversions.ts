import type { Wordings } from './wording.ts'

/** Symbols, BigInts and objects that do not become what is asked of them. */
export const CONVERSIONS: Wordings = {
  'symbol to a string': [
    'Cannot convert a Symbol value to a string',
    'Cannot convert a symbol to a string',
    "can't convert symbol to string",
  ],
  'symbol to a number': [
    'Cannot convert a Symbol value to a number',
    'Cannot convert a symbol to a number',
    "can't convert symbol to number",
  ],
  'BigInt among numbers': [
    'Cannot mix BigInt and other types',
    "can't convert BigInt to number",
    'Invalid mix of BigInt and other type',
    'Cannot convert a BigInt value to a number',
    "Conversion from 'BigInt' to 'number' is not allowed",
    'BigInts have no unsigned right shift',
    'BigInt does not support >>> operator',
  ],
  'object to a primitive': [
    'Cannot convert object to primitive value',
    'Cannot convert a Symbol value to a primitive',
    "can't convert * to primitive type",
    "can't convert {n} to string$",
    "can't convert {n} to number$",
    "can't convert * to number: its [Symbol.toPrimitive] method returned an object",
    "can't convert * to string: its [Symbol.toPrimitive] method returned an object",
    'No default value',
    'Symbol.toPrimitive returned an object',
  ],
  'fraction to a BigInt': [
    'The number * cannot be converted to a BigInt because it is not an integer',
    "* can't be converted to BigInt because it isn't an integer",
    'Not an integer$',
  ],
  'no value for a BigInt': [
    'Cannot convert {v} to a BigInt',
    "can't convert {v} to BigInt",
    'Invalid argument type in ToBigInt operation',
  ],
  'text is no BigInt': [
    'Cannot convert * to a BigInt',
    'invalid BigInt syntax',
    'Failed to parse String to BigInt',
  ],
  'BigInt division by zero': [
    'Division by zero$',
    'BigInt division by zero',
    '0 is an invalid divisor value',
  ],
  'BigInt with a negative exponent': [
    'Exponent must be positive',
    'Exponent must be non-negative',
    'BigInt negative exponent',
    'Negative exponent is not allowed',
  ],
  'BigInt too big': [
    'Maximum BigInt size exceeded',
    'BigInt is too large',
    'Out of memory: BigInt',
  ],
  'BigInt in JSON': [
    'Do not know how to serialize a BigInt',
    "BigInt value can't be serialized in JSON",
    'JSON.stringify cannot serialize BigInt',
  ],
  'circular JSON': [
    'Converting circular structure to JSON',
    'cyclic object value',
    'JSON.stringify cannot serialize cyclic structures',
    'Circular reference in value argument not supported',
  ],
  'cannot be cloned': [
    '* could not be cloned',
    'unsupported type for structured data',
    'The object can not be cloned',
    'The object could not be cloned',
    'invalid transferable array for structured clone',
    "Failed to execute '*' on '*': Value at index * does not have a transferable type",
  ],
}

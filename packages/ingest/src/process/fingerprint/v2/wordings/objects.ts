import type { Wordings } from './wording.ts'

/** Assignments, definitions and deletions that are not allowed, and proxies. */
export const OBJECTS: Wordings = {
  'read-only': [
    'Assignment to constant variable',
    'invalid assignment to const',
    'Attempted to assign to readonly property',
    'Cannot assign to read only property',
    '"*" is read-only',
    '{n} is read-only$',
    'Cannot set property * of * which has only a getter',
    'setting getter-only property "',
    'Cannot create property * on ',
    `can't assign to property * on *: not an object`,
    "Cannot assign to property '*' which has only a getter",
    'Assignment to read-only properties is not allowed in strict mode',
  ],
  'not extensible': [
    'Cannot add property *, object is not extensible',
    'Cannot define property *, object is not extensible',
    `can't define property *: * is not extensible`,
    'Attempting to define property on object that is not extensible',
    "can't define array index property past the end of an array with non-writable length",
  ],
  'cannot be deleted': [
    'Cannot delete property ',
    "property * is non-configurable and can't be deleted",
    'Unable to delete property',
    "'deleteProperty' on proxy: trap returned falsish",
    "can't delete property *: proxy deleteProperty handler returned false",
  ],
  'cannot be redefined': [
    'Cannot redefine property',
    "can't redefine non-configurable property",
    'Attempting to change ',
  ],
  'definition on no object': [
    'Object.definePropert* called on non-object',
    '{n} is not a non-null object',
    'Properties can only be defined on Objects',
  ],
  'descriptor is no object': [
    'Property description must be an object',
    'Property descriptor must be an object',
  ],
  'descriptor of two kinds': [
    'Invalid property descriptor. Cannot both specify accessors',
    'property descriptors must not specify a value ',
    "Invalid property.  'value' present on property with getter or setter",
    "Invalid property.  'writable' present on property with getter or setter",
  ],
  'accessor is no function': [
    'Getter must be a function',
    'Setter must be a function',
    "property descriptor's * field is neither undefined nor a function",
  ],
  'prototype is no object': [
    'Object prototype may only be an Object or null',
    'Object.setPrototypeOf: expected an object or null',
    'Prototype value can only be an object or null',
    '{n} is not an object or null$',
  ],
  'prototype is fixed': [
    '#<*> is not extensible',
    "can't set prototype of this object",
    'Cannot set prototype of immutable prototype object',
    'Immutable prototype object ',
  ],
  'prototype cycle': [
    'Cyclic __proto__ value',
    "can't set prototype: it would cause a prototype chain cycle",
  ],
  'proxy of no object': [
    'Cannot create proxy with a non-object as target or handler',
    '`handler` argument of Proxy must be an object',
    '`target` argument of Proxy must be an object',
    "A Proxy's '",
  ],
  'revoked proxy': [
    "Cannot perform '*' on a proxy that has been revoked",
    'illegal operation attempted on a revoked proxy',
    'Proxy has already been revoked',
  ],
  'proxy refuses': [
    "'set' on proxy: trap returned falsish",
    'proxy set handler returned false',
    "Proxy object's 'set' trap returned falsy value",
    "'defineProperty' on proxy: trap returned falsish",
    'proxy defineProperty handler returned false',
    "Proxy's 'defineProperty' trap returned falsy value",
  ],
  'proxy trap against its target': [
    "'*' on proxy: property ",
    'proxy must report ',
    'proxy can',
    "Proxy handler's '*' result ",
  ],
  'proxy trap is no function': [
    "* returned for property '*' of object '#<Object>' is not a function",
    "proxy handler's * trap wasn't undefined, null, or callable",
    "'*' property of a Proxy's handler should be callable",
  ],
  'proxy keys are no list': [
    'ownKeys trap must be an object',
    "Proxy handler's 'ownKeys' method must return an",
  ],
  'Reflect on no object': [
    'Reflect.* called on non-object',
    '`target` argument of Reflect.* must be an object',
    'Reflect.* requires the first argument be an object',
  ],
}

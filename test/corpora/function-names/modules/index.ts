export * from './first.ts'
export { parse as parseSecond, default as Reader } from './second.ts'
export { external, TextParser, default as third } from './third.ts'
export * as fourth from './fourth.ts'

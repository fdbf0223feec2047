import type { S3Credentials } from '../store/s3-location.ts'
import { ConfigError } from './setting.ts'

/**
 * Of the bucket, under the names that all of its tools use.
 * @throws ConfigError where one is missing or cannot be one.
 */
export function credentialsIn(
  environment: Record<string, string | undefined>,
  neededBy: string,
): S3Credentials {
  const optional = (name: string) => {
    // A line break at the end is that of the file the value was read from.
    const value = environment[name]?.trim()
    if (value === undefined || value === '') return undefined
    if (/^[\x21-\x7e]+$/.test(value)) return value
    throw new ConfigError(
      `${name}: holds what no header may, such as a line break; for example: ${name}=… from where the bucket is`,
    )
  }
  const required = (name: string) => {
    const value = optional(name)
    if (value !== undefined) return value
    throw new ConfigError(
      `${name}: missing; ${neededBy} needs it; for example: ${name}=… from where the bucket is`,
    )
  }
  return {
    accessKeyId: required('AWS_ACCESS_KEY_ID'),
    secretAccessKey: required('AWS_SECRET_ACCESS_KEY'),
    sessionToken: optional('AWS_SESSION_TOKEN'),
  }
}

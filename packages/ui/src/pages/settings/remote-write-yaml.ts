export function remoteWriteYaml(url: string): string {
  return [
    'remote_write:',
    `  - url: ${url}`,
    '    authorization:',
    '      credentials: <API token>',
  ].join('\n')
}

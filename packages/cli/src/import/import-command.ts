import { Command } from 'commander'
import { sentryCommand } from './sentry/sentry-command.ts'

export function importCommand(): Command {
  return new Command('import')
    .description('Take over what another service has kept')
    .addCommand(sentryCommand())
}

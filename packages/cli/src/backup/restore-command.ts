import { openPlace, restore } from '@seismo/ingest/node'
import { Command } from 'commander'
import { assets } from '../assets.ts'
import { loadConfig } from '../load-config.ts'
import { failOnRefusal } from './fail-on-refusal.ts'

interface Options {
  from: string
  config?: string
}

export function restoreCommand(): Command {
  return new Command('restore')
    .description('Fill an empty data folder from a backup; run again, it goes on where it was')
    .requiredOption('--from <place>', 'the folder or s3://… that `seismo backup --to` was given')
    .option('--config <file>', 'settings file, as of `seismo serve`')
    .action((options: Options) => failOnRefusal(() => restoreFrom(options)))
}

async function restoreFrom(options: Options): Promise<void> {
  const { config } = await loadConfig(options.config)
  const place = openPlace(options.from, process.env)
  const { tables, takenAt } = await restore({
    ...{ config, sqlFolder: assets().sql, place },
    onTable: (table, rows) => {
      if (rows > 0) process.stdout.write(`${table}: ${String(rows)} rows, equal by checksum\n`)
    },
  })
  process.stdout.write(
    `${String(tables.length)} tables as of ${new Date(takenAt).toISOString()} are in ${config.data}; start with \`seismo serve\`\n`,
  )
}

#!/usr/bin/env node
import { Command } from 'commander'
import { testAlertsCommand } from './alerts/test-command.ts'
import { backupCommand } from './backup/backup-command.ts'
import { doctorCommand } from './doctor/doctor-command.ts'
import { restoreCommand } from './backup/restore-command.ts'
import { importCommand } from './import/import-command.ts'
import { deploysCommand } from './deploys/add-command.ts'
import { serveCommand } from './serve.ts'
import { sourceMapsCommand } from './sourcemaps/upload-command.ts'
import { version } from './version.ts'

await new Command('seismo')
  .description('Browser error and real-user monitoring')
  .version(version)
  .addCommand(serveCommand())
  .addCommand(sourceMapsCommand())
  .addCommand(deploysCommand())
  .addCommand(testAlertsCommand())
  .addCommand(doctorCommand())
  .addCommand(backupCommand())
  .addCommand(restoreCommand())
  .addCommand(importCommand())
  .parseAsync()
